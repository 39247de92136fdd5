import { type Edit, KEPT_SIGNS, writeBody } from '#tools/learning/write-body.ts';
import type { DeclaredLiteral } from '#proof/quantities/judge-quantities.ts';
import type { ChipWords } from '../text/editor/words.ts';
import { quantitiesIn } from '../text/marks-of.ts';
import { type TextParts, textOf } from '../text/text-parts.ts';
import type { OldLine, OldNumber } from './learned.ts';

/** The decision on a number of an old report; none means skipped. */
export type Decision =
  | { readonly kind: 'use'; readonly indicator: string }
  | { readonly kind: 'literal'; readonly reason: string }
  | { readonly kind: 'skip' };

/** All decisions on an old report. */
export interface Said {
  /** By the place of the number. */
  readonly numbers: ReadonlyMap<number, Decision>;
  /** Names and years that stay as they are, by place. */
  readonly keptNames: ReadonlySet<number>;
  /** Lines that are left out, by place. */
  readonly left: ReadonlySet<number>;
}

/** The text of this year, made from an old report and the decisions. */
export interface Composed {
  readonly text: string;
  readonly literals: readonly { readonly words: string; readonly reason: string }[];
  /** Clauses in which one number was declared and another was not: a declaration applies to the whole clause. */
  readonly mixed: readonly string[];
  /** Numbers of the old report that stay in the text unchanged, and will be marked. */
  readonly skipped: number;
  readonly used: number;
  /** Number of signs that a report cannot contain and that were made full-width. */
  readonly rewritten: number;
}

/** The data of the year for the new text. */
export interface Surroundings {
  /** The text in force: its title, addressee and signature stay. */
  readonly current: TextParts;
  readonly words: ChipWords;
  /** The noun that must follow each indicator's number. */
  readonly nouns: ReadonlyMap<string, string>;
  readonly declared: readonly DeclaredLiteral[];
}

/**
 * Private characters around declared numbers, until their place in the new text is known; no written text contains
 * them.
 */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const SIGNS = /[\uE000\uE001]/g;

/** Writes the report text of a year from an old report. */
export function composeText(
  source: string,
  lines: readonly OldLine[],
  { numbers, keptNames, left }: Said,
  { current, words, nouns, declared }: Surroundings,
): Composed {
  const used = lines.filter(({ start }) => !left.has(start)).flatMap(({ sentences }) => sentences);
  const all = used.flatMap((sentence) => sentence.numbers);
  const of = (kind: Decision['kind']): readonly OldNumber[] =>
    all.filter(({ start }) => (numbers.get(start)?.kind ?? 'skip') === kind);
  const edits: Edit[] = [
    ...lines.filter(({ start }) => left.has(start)).map(({ start, end }) => ({ start, end, words: '' })),
    ...used
      .flatMap((sentence) => sentence.names)
      .filter(({ start }) => !keptNames.has(start))
      .map(({ start, end, parameter }) => ({ start, end, words: `{{${parameter}}}` })),
    ...all.flatMap((number): readonly Edit[] => {
      const decision = numbers.get(number.start);
      if (decision?.kind === 'use') {
        const { indicator } = decision;
        return [
          { start: number.start, end: number.end, words: `[[${indicator}]]${nouns.get(indicator) ?? ''}` },
        ];
      }
      return decision?.kind === 'literal'
        ? [{ start: number.start, end: number.end, words: `${OPEN}${number.text}${CLOSE}` }]
        : [];
    }),
  ];
  const signed = writeBody(
    source.replaceAll(SIGNS, ' '),
    edits.toSorted((a, b) => a.start - b.start),
  ).body;
  const body = signed.replaceAll(SIGNS, '');
  const reasons = of('literal').map(({ start }) => {
    const decision = numbers.get(start);
    return decision?.kind === 'literal' ? decision.reason : '';
  });
  return {
    text: textOf({ ...current, closing: 0, body }),
    ...literalsOf(body, placesOf(signed), reasons, words, declared),
    skipped: of('skip').length,
    used: of('use').length,
    rewritten: used.reduce(
      (sum, { start, end }) => sum + [...source.slice(start, end).matchAll(KEPT_SIGNS)].length,
      0,
    ),
  };
}

/** The places of the declared numbers, in order. */
function placesOf(signed: string): readonly { readonly from: number; readonly to: number }[] {
  return [...signed.matchAll(/\uE000([^\uE001]*)\uE001/g)].map(({ index, 1: words = '' }, at) => {
    const from = index - 2 * at;
    return { from, to: from + words.length };
  });
}

function literalsOf(
  body: string,
  places: readonly { readonly from: number; readonly to: number }[],
  reasons: readonly string[],
  words: ChipWords,
  declared: readonly DeclaredLiteral[],
): Pick<Composed, 'literals' | 'mixed'> {
  const clauses = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const { standing, clause, from, to } of quantitiesIn(body, true, words, declared)) {
    if (standing !== 'unproven') continue;
    const at = places.findIndex((place) => place.from < to && from < place.to);
    if (at === -1) open.add(clause);
    else clauses.set(clause, new Set([...(clauses.get(clause) ?? []), reasons[at] ?? '']));
  }
  return {
    literals: [...clauses].map(([clause, said]) => ({ words: clause, reason: [...said].join('；') })),
    mixed: [...clauses.keys()].filter((clause) => open.has(clause)),
  };
}
