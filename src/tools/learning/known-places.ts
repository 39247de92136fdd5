import type { Manifest } from '#proof/manifest/manifest.ts';
import { placesOf } from '#proof/quantities/places-of.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Inline } from '#model/report/template.ts';
import type { KnownPlace } from './known-place.ts';
import { matchPattern, patternsOf, type PatternPiece, sentencesIn } from './sentence-pattern.ts';

/** A shorter value (云溪) is part of many other words. */
const SHORTEST_VALUE = 3;

/**
 * The places of an old report that need no guess: the numbers of its own signed manifest, the numbers and names of
 * every sentence that equals one of the pack's text, what the pack declares, and other occurrences of a name that was
 * found so. A sentence that was changed since gives nothing.
 * @param issued the manifest of the report, with a valid signature; null when there is none
 * @returns in the order of the text, without overlaps
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
    // Two sentences of the pack with the same words and different numbers are ambiguous.
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

/** The sentences of an issued report with its printed numbers; numbers that this pack no longer has become words. */
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

/** The values of a single parameter, the longest first: 云溪聚才 before 云溪市. */
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

/** A year or another numeral alone occurs at many places that are unrelated to the parameter. */
function isTelling(value: string): boolean {
  return value.length >= SHORTEST_VALUE && !/^[\p{N}\s—-]+$/u.test(value);
}
