import type { Manifest } from '#proof/manifest/manifest.ts';
import { placesOf } from '#proof/quantities/places-of.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Inline } from '#model/report/template.ts';
import type { KnownPlace } from './known-place.ts';
import { matchPattern, patternsOf, type PatternPiece, sentencesIn } from './sentence-pattern.ts';

/** A shorter value (云溪) is a word of many others. */
const SHORTEST_VALUE = 3;

/**
 * What of an old report need not be guessed: the numbers of its own signed manifest, the numbers and names of every
 * sentence that stands in the pack's text word for word, what the pack declares, and a name that was found so wherever
 * else it stands. A sentence that was changed since proves nothing.
 * @param issued the manifest that came with the report, its signature judged before; null when there is none
 * @returns in the order of the text, none over another
 */
export function knownPlaces(text: string, pack: Pack, issued: Manifest | null): readonly KnownPlace[] {
  const sentences = sentencesIn(text);
  const known: KnownPlace[] = [];
  const taken = new Uint8Array(text.length);
  const add = (places: readonly KnownPlace[]): void => {
    for (const place of places) {
      if (taken.subarray(place.start, place.end).includes(1)) continue;
      taken.fill(1, place.start, place.end);
      known.push(place);
    }
  };
  if (issued) add(matched(sentences, issuedPatterns(issued, pack), 'manifest'));
  add(matched(sentences, packPatterns(pack), 'pack'));
  add(
    pack.literals.flatMap(({ text: words, reason }) =>
      placesOf(text, words).map((start) => ({
        start,
        end: start + words.length,
        kind: 'literal' as const,
        name: reason,
        by: 'pack' as const,
      })),
    ),
  );
  for (const [value, name] of parameterValues(text, known, issued))
    add(
      placesOf(text, value).map((start) => ({
        start,
        end: start + value.length,
        kind: 'parameter' as const,
        name,
        by: 'value' as const,
      })),
    );
  return known.toSorted((a, b) => a.start - b.start);
}

type Patterns = readonly (readonly PatternPiece[])[];

function matched(
  sentences: ReturnType<typeof sentencesIn>,
  patterns: Patterns,
  by: KnownPlace['by'],
): readonly KnownPlace[] {
  return sentences.flatMap(({ start, words: whole }): readonly KnownPlace[] => {
    const lead = whole.length - whole.trimStart().length;
    const words = whole.trim();
    const found = patterns.flatMap((pattern) => {
      const slots = matchPattern(words, pattern);
      return slots ? [slots] : [];
    });
    const [first = [], ...others] = found;
    // Two sentences of the pack that read the same and mean different numbers tell nothing.
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) return [];
    return first.map((slot) => ({
      kind: slot.kind,
      name: slot.name,
      start: start + lead + slot.start,
      end: start + lead + slot.end,
      by,
    }));
  });
}

/** The sentences of an issued report, its numbers as they were printed; those that this pack no longer has are words. */
function issuedPatterns({ text, facts }: Pick<Manifest, 'text' | 'facts'>, pack: Pack): Patterns {
  const bySlot = new Map(facts.map((fact) => [fact.slot, fact]));
  const indicators = new Set(pack.indicators.map(({ id }) => id));
  return text.blocks.flatMap(({ inlines }) =>
    patternsOf(
      inlines.map((piece): PatternPiece => {
        if (typeof piece === 'string') return { kind: 'text', text: piece };
        const fact = bySlot.get(piece.slot);
        return fact && indicators.has(fact.indicator)
          ? { kind: 'fact', name: fact.indicator, printed: fact.printed }
          : { kind: 'text', text: fact?.printed ?? '' };
      }),
    ),
  );
}

function packPatterns({ reports }: Pick<Pack, 'reports'>): Patterns {
  return reports.flatMap(({ blocks, title, addressee, signer }) =>
    [...blocks.map(({ inlines }) => inlines), title, addressee, signer].flatMap((inlines) =>
      patternsOf(inlines.map(pieceOf)),
    ),
  );
}

function pieceOf(piece: Inline): PatternPiece {
  if (piece.kind === 'text') return { kind: 'text', text: piece.text.replaceAll('|', '') };
  return piece.kind === 'fact'
    ? { kind: 'fact', name: piece.indicator, printed: null }
    : { kind: 'parameter', name: piece.name };
}

/** The values that name one parameter alone, the longest first: 云溪聚才 before 云溪市. */
function parameterValues(
  text: string,
  known: readonly KnownPlace[],
  issued: Manifest | null,
): readonly (readonly [value: string, name: string])[] {
  const names = new Map<string, Set<string>>();
  const says = (value: string, name: string): void => {
    names.set(value, new Set([...(names.get(value) ?? []), name]));
  };
  for (const { kind, name, start, end } of known)
    if (kind === 'parameter') says(text.slice(start, end), name);
  for (const [name, value] of Object.entries(issued?.parameters ?? {})) says(value.trim(), name);
  return [...names]
    .flatMap(([value, [name, ...others]]) =>
      name !== undefined && others.length === 0 && isTelling(value) ? [[value, name] as const] : [],
    )
    .toSorted(([a], [b]) => b.length - a.length);
}

/** A year or another numeral alone stands at many places that have nothing to do with the parameter. */
function isTelling(value: string): boolean {
  return value.length >= SHORTEST_VALUE && !/^[\p{N}\s—-]+$/u.test(value);
}
