import type { Known } from './known.ts';
import type { OldNumber } from './learned.ts';

/**
 * Whether a user must decide which number of the city this is: others fit about as well, and last year's issued numbers
 * do not decide it, because not only the proposed one was printed like this.
 * @param source the old report
 */
export function isTied({ start, numeral, proposed, tied }: OldNumber, source: string, known: Known): boolean {
  if (proposed === null || tied.length === 0) return false;
  const value = valueOf(source.slice(start, numeral));
  const same = [proposed, ...tied].filter(
    (id) => value !== null && valueOf(known.get(id)?.lastYear ?? '') === value,
  );
  return same.length !== 1 || same[0] !== proposed;
}

/** The number at the beginning of a text; null when there is none. */
function valueOf(words: string): number | null {
  const digits = /^\d+(?:\.\d+)?/.exec(words.normalize('NFKC').replaceAll(',', ''))?.[0];
  return digits === undefined ? null : Number(digits);
}
