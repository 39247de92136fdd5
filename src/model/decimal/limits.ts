import type { CellFault, Field } from '../field.ts';
import { refuse } from '../parsed.ts';
import { compareDecimals } from './compare.ts';
import { plainNumber } from './plain-number.ts';

/**
 * Judges a canonical decimal by the field's min and max.
 * @param show writes a limit for the message, in the unit the user writes.
 * @returns the fault, or null when the number is allowed.
 */
export function outOfLimits(
  decimal: string,
  field: Field,
  show: (limit: string) => string = (limit) => limit,
): { readonly fault: CellFault } | null {
  if (field.min === null && field.max === null) return null;
  // Nearly all numbers are small integers and within their limits; exact arithmetic is only for the others.
  if (decimal.length <= 15 && !decimal.includes('.')) {
    const number = Number(decimal);
    if ((field.min === null || number >= field.min) && (field.max === null || number <= field.max))
      return null;
  }
  const min = field.min === null ? null : plainNumber(field.min);
  const max = field.max === null ? null : plainNumber(field.max);
  const below = min !== null && compareDecimals(decimal, min) < 0;
  const above = max !== null && compareDecimals(decimal, max) > 0;
  if (!below && !above) return null;
  const range =
    min !== null && max !== null
      ? `应在 ${show(min)} 至 ${show(max)} 之间`
      : min !== null
        ? `不得小于 ${show(min)}`
        : `不得大于 ${show(max ?? '')}`;
  return refuse('out_of_range', `${show(decimal)} 超出范围，${range}，请核对后重填`);
}
