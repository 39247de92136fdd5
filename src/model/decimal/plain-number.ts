import { canonicalDecimal } from './canonical.ts';
import { scaleDecimal } from './scale.ts';

/** Excel shows and compares numbers at 15 significant digits; the double behind may carry dirt after them. */
const EXCEL_DIGITS = 15;

/**
 * A number cell as the canonical decimal that Excel shows: 356699.99999999994 gives "356700".
 * NaN and the infinities give "NaN" and "Infinity", which no type accepts.
 */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value === 0 ? '0' : String(value);
  if (!Number.isFinite(value)) return String(value);
  const shortest = String(value);
  // The shortest text of a double with at most 15 digits is the text at 15 digits.
  if (shortest.length <= EXCEL_DIGITS && !shortest.includes('e')) return shortest;
  const [mantissa = '0', exponent = '0'] = value.toExponential(EXCEL_DIGITS - 1).split('e');
  return scaleDecimal(canonicalDecimal(mantissa), Number(exponent));
}
