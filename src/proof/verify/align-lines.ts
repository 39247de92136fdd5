/** An expected line beside the actual one; null where one of them is missing. */
export interface LinePair {
  readonly expected: number | null;
  readonly actual: string | null;
}

/** A larger table of differences would cost too much memory. */
const LARGEST_TABLE = 4_000_000;

/**
 * Aligns the lines of a text with the expected ones: the longest common subsequence, and the lines between two common
 * ones in pairs. Where both have the same number of lines, they are paired in order.
 */
export function alignLines(expected: readonly string[], actual: readonly string[]): readonly LinePair[] {
  if (expected.length === actual.length || expected.length * actual.length > LARGEST_TABLE)
    return pairUp(0, expected.length, actual);
  const common = commonLines(expected, actual);
  const pairs: LinePair[] = [];
  let [e, a] = [0, 0];
  for (const [i, j] of [...common, [expected.length, actual.length] as const]) {
    pairs.push(...pairUp(e, i, actual.slice(a, j)));
    if (i < expected.length) pairs.push({ expected: i, actual: actual[j] ?? null });
    [e, a] = [i + 1, j + 1];
  }
  return pairs;
}

function pairUp(from: number, to: number, actual: readonly string[]): LinePair[] {
  const count = Math.max(to - from, actual.length);
  return Array.from({ length: count }, (_, index) => ({
    expected: from + index < to ? from + index : null,
    actual: actual[index] ?? null,
  }));
}

function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
