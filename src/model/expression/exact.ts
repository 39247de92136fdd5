/** Numbers of expressions are exact: integers and decimals of at most six places, as millionths in a bigint. */
const PLACES = 6;
const ONE = 1_000_000n;

/** @param value a safe integer, a bigint or a canonical decimal string @returns millionths */
export function toMillionths(value: number | bigint | string): bigint {
  if (typeof value === 'bigint') return value * ONE;
  if (typeof value === 'number') return BigInt(value) * ONE;
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const magnitude = BigInt(whole) * ONE + BigInt(fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  return negative ? -magnitude : magnitude;
}

/** @param millionths of a number @returns its canonical decimal string */
export function fromMillionths(millionths: bigint): string {
  const negative = millionths < 0n;
  const magnitude = negative ? -millionths : millionths;
  const fraction = String(magnitude % ONE)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  return `${negative ? '-' : ''}${magnitude / ONE}${fraction ? `.${fraction}` : ''}`;
}

/** Year on year in percent, half up to 4 decimals (indicators.yaml, values.percent); null when last year is missing or 0. */
export function yearOnYear(now: string | null, before: string | null): string | null {
  if (now === null || before === null) return null;
  const a = toMillionths(now);
  const b = toMillionths(before);
  return b === 0n ? null : divide((a - b) * 100n, b, 4);
}

/** numerator / denominator, half up (away from zero) to `places` decimals, as a canonical decimal string. */
export function divide(numerator: bigint, denominator: bigint, places: number): string {
  const negative = numerator < 0n !== denominator < 0n && numerator !== 0n;
  const n = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(places);
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (n * 2n + d) / (d * 2n);
  const text = String(rounded).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const fraction = text.slice(text.length - places).replace(/0+$/, '');
  return `${negative && rounded !== 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
