/** Weights of character pairs. */
export type Grams = ReadonlyMap<string, number>;

/**
 * The character pairs of a text: Chinese without word breaks is compared best by pairs (measured against single
 * characters and triples on the reference report, record 0045). Punctuation and numerals break a pair.
 */
export function pairsOf(text: string): readonly string[] {
  const pairs: string[] = [];
  for (const run of text.normalize('NFKC').match(/\p{Script=Han}+/gu) ?? [])
    for (let at = 0; at + 1 < run.length; at++) pairs.push(run.slice(at, at + 2));
  return pairs;
}

/** Adds the pairs of a text; a pair keeps its largest weight. */
export function addPairs(into: Map<string, number>, text: string, weight: number): void {
  for (const pair of pairsOf(text)) into.set(pair, Math.max(into.get(pair) ?? 0, weight));
}
