import { decimalPlaces, scaleDecimal } from './scale.ts';

/** The exact sum of two canonical decimals, canonical. */
export function addDecimals(a: string, b: string): string {
  const places = Math.max(decimalPlaces(a), decimalPlaces(b));
  const sum = BigInt(scaleDecimal(a, places)) + BigInt(scaleDecimal(b, places));
  return scaleDecimal(String(sum), -places);
}
