import { canonicalDecimal } from '#model/decimal/canonical.ts';
import type { Measure } from '#model/pack/types.ts';

/**
 * Counts of a sealed ledger below this are withheld from posts that may not read its rows, and larger ones are rounded
 * down to a multiple of it. Five was too small: five parts that each end in 4 or 9 add up to a multiple of five, so
 * that parts and whole together revealed all of them (found by the property test). With ten, ten parts would all have
 * to end in 9.
 */
export const SMALL = 10;

/** A value of a sealed ledger as it may be published, or why it is withheld. */
export type Told =
  | { readonly value: string; readonly withheld: 'rounded' }
  | { readonly value: null; readonly withheld: 'small' | 'ratio' };

/**
 * Coarsens a number of a sealed ledger for a post that may count but not read its rows: counts are rounded down to a
 * multiple of ten, sums to two digits, small ones and ratios are withheld. No subtraction of fewer than ten related
 * numbers reveals one of them, so that a suppression cannot be undone. Zero is withheld too, because it also says
 * something about the one person in question.
 * @param value exact, canonical; @param rows the rows behind it
 */
export function coarsen(value: string, rows: number, measure: Measure): Told {
  switch (measure.kind) {
    case 'count':
    case 'count_distinct': {
      const count = BigInt(value);
      if (count < BigInt(SMALL)) return { value: null, withheld: 'small' };
      return { value: String(count - (count % BigInt(SMALL))), withheld: 'rounded' };
    }
    case 'sum': {
      if (rows < SMALL) return { value: null, withheld: 'small' };
      return { value: twoDigits(value), withheld: 'rounded' };
    }
    default:
      // A ratio, a maximum or a minimum would reveal single rows.
      return { value: null, withheld: 'ratio' };
  }
}

/** Rounds towards zero, to two significant digits: 35.67 becomes 35, 1987.5 becomes 1900. */
function twoDigits(value: string): string {
  let seen = 0;
  let started = false;
  const digits = value.split('').map((char) => {
    if (char < '0' || char > '9') return char;
    started ||= char !== '0';
    if (!started) return char;
    seen += 1;
    return seen > 2 ? '0' : char;
  });
  return canonicalDecimal(digits.join(''));
}
