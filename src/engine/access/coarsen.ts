import { canonicalDecimal } from '#model/decimal/canonical.ts';
import type { Measure } from '#model/pack/types.ts';

/**
 * Below this a count of a sealed ledger is not told to who may not know its rows, and larger ones go down to a multiple of
 * it. Five lost: five parts that each end in 4 or 9 add up to a multiple of five themselves, and parts and whole together
 * then gave every one of them away (found by the property test). With ten it takes ten parts that all end in 9.
 */
export const SMALL = 10;

/** A value of a sealed ledger as it may be told, or why it may not. */
export type Told =
  | { readonly value: string; readonly withheld: 'rounded' }
  | { readonly value: null; readonly withheld: 'small' | 'ratio' };

/**
 * Coarsens a number of a sealed ledger for a post that may count but not know its rows: counts go down to a multiple
 * of ten, sums to two digits, small ones and ratios are withheld. Whatever is subtracted from whatever, of fewer than ten
 * numbers that stand on one another none is given away, so that a suppression cannot be undone. Nought is withheld too:
 * that there is none is also something about the one person in question.
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
      // A ratio, a highest or a least gives away the rows at its ends.
      return { value: null, withheld: 'ratio' };
  }
}

/** Towards nought, to two significant digits: 35.67 becomes 35, 1987.5 becomes 1900. */
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
