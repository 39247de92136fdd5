import { canonicalDecimal } from './canonical.ts';

const SHORT_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
/** Longer texts are not numbers anyone wrote; the cut also keeps the arithmetic cheap. */
const LONGEST = 60;

/**
 * Reads a normalised text as an exact decimal: digits with a point, thousands separators well placed or absent.
 * @returns the canonical decimal ("1,234.50" gives "1234.5"), or null when the text is not a number.
 */
export function parseDecimal(normalised: string): string | null {
  if (SHORT_INTEGER.test(normalised)) return normalised;
  if (normalised.length > LONGEST) return null;
  if (PLAIN.test(normalised)) return canonicalDecimal(normalised);
  if (GROUPED.test(normalised)) return canonicalDecimal(normalised.replaceAll(',', ''));
  return null;
}
