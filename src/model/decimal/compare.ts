import { decimalPlaces, scaleDecimal } from './scale.ts';

/** Compares two canonical decimals exactly: negative, 0 or positive, as Array.sort wants it. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(decimalPlaces(a), decimalPlaces(b));
  const [left, right] = [BigInt(scaleDecimal(a, places)), BigInt(scaleDecimal(b, places))];
  return left < right ? -1 : left > right ? 1 : 0;
}
