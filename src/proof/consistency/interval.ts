import { toMillionths } from '#model/expression/exact.ts';

/** The values that a printed number may stand for, in millionths of the base unit, both ends included. */
export interface Interval {
  readonly low: bigint;
  readonly high: bigint;
}

const SCALES: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];
const ONE = 1_000_000n;

/** An exact number. */
export function exactly(millionths: bigint): Interval {
  return { low: millionths, high: millionths };
}

/**
 * The values that a printed form may stand for: “26.6” of a percentage is 26.55 to 26.65, “20余” is 20 up to 30, “456万余”
 * is 456万 up to 457万, “19.44万” is 19.435万 to 19.445万. A whole number of things is exact; a whole percentage is not.
 * @param printed without its measure word
 * @param ratio whether it is a percentage
 * @returns null when it is no printed number
 */
export function printedInterval(printed: string, ratio: boolean): Interval | null {
  const spelled = NUMERALS.indexOf(printed);
  if (spelled >= 0) return exactly(BigInt(spelled) * ONE);
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,6}))?([万亿]?)([余多]?)$/u.exec(printed);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', scale = '', more = ''] = match;
  const factor = SCALES[scale] ?? 1n;
  const base = toMillionths(`${whole}${fraction === '' ? '' : `.${fraction}`}`) * factor;
  const step = (ONE * factor) / 10n ** BigInt(fraction.length);
  if (more !== '') return turned(sign, base, base + (scale === '' ? 10n : 1n) * step - 1n);
  const rounded = fraction !== '' || scale !== '' || ratio;
  return rounded ? turned(sign, base - step / 2n, base + step / 2n) : turned(sign, base, base);
}

function turned(sign: string, low: bigint, high: bigint): Interval {
  return sign === '-' ? { low: -high, high: -low } : { low, high };
}

/** The sum of intervals. */
export function sumOf(intervals: readonly Interval[]): Interval {
  return {
    low: intervals.reduce((sum, one) => sum + one.low, 0n),
    high: intervals.reduce((sum, one) => sum + one.high, 0n),
  };
}

/**
 * Whether parts can be those of a whole: some numbers within the intervals add up to it, or, when they need not be
 * all of it, to no more than it (the interval arithmetic of XBRL Calculations 1.1).
 */
export function partsFit(whole: Interval, parts: readonly Interval[], complete: boolean): boolean {
  const sum = sumOf(parts);
  return sum.low <= whole.high && (!complete || whole.low <= sum.high);
}
