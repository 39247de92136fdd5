import { canonicalDecimal } from './canonical.ts';

/** A canonical decimal times ten to the `power`, exactly: scaleDecimal("1.5", 4) is "15000". */
export function scaleDecimal(decimal: string, power: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return canonicalDecimal(`${negative ? '-' : ''}${padded.slice(0, at)}.${padded.slice(at)}`);
}

/** Number of places after the point of a canonical decimal. */
export function decimalPlaces(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}
