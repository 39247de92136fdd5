import { plainNumber } from '#model/decimal/plain-number.ts';

/** How a format changes the digits of a number. */
export interface NumberShape {
  readonly prefix: string;
  readonly suffix: string;
  /** Minimum number of digits before the point: 5 shows 123 as 00123. */
  readonly digits: number;
  /** Digits after the point; null for General. */
  readonly decimals: number | null;
  /** Number of thousands by which the format divides. */
  readonly thousands: number;
  /** The format inserts a point or another character between the digits (0!.0, shows 474300 as 47.4). */
  readonly broken: boolean;
}

const PART = /"([^"]*)"|[\\!](.)|_.|\*.|\[[^\]]*\]|General|G\/通用格式|[0#?]|[.,]|[^]/giu;

/**
 * Reads the first section of the format code of a plain number.
 * @returns null where it shows only the digits of the number (point and separators of thousands aside)
 */
export function numberShape(code: string): NumberShape | null {
  const [section = ''] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  // Powers of ten and fractions write the same digits in another way.
  if (/E[+-]|[#?0]\s*\/\s*[#?0-9]/i.test(section)) return null;
  let [prefix, between, zeros, decimals, thousands] = ['', '', 0, 0, 0];
  let general = false;
  let seen = false;
  let point = false;
  let broken = false;
  for (const [part, quoted, escaped] of section.matchAll(PART)) {
    const literal = quoted ?? escaped;
    if (/^[0#?]$/.test(part)) {
      if (between !== '') broken = true;
      between = '';
      thousands = 0;
      seen = true;
      if (point) decimals += 1;
      else if (part === '0') zeros += 1;
    } else if (/^(?:general|g\/通用格式)$/i.test(part)) [general, seen] = [true, true];
    else if (part === '.') point = true;
    else if (part === ',') thousands += seen ? 1 : 0;
    else if (/^[_*[]/.test(part) && literal === undefined) continue;
    else if (seen) between += literal ?? part;
    else prefix += literal ?? part;
  }
  if (!seen) return null;
  const shape = {
    prefix: visible(prefix),
    suffix: visible(between),
    digits: zeros,
    decimals: general ? null : decimals,
    thousands,
    broken,
  };
  const plain = shape.prefix === '' && shape.suffix === '' && zeros < 2 && thousands === 0 && !broken;
  return plain ? null : shape;
}

/** The number in the form in which the format shows it. */
export function shownNumber(value: number, shape: NumberShape): string {
  const divided = value / 1000 ** shape.thousands;
  const size = Math.abs(divided);
  const digits = shape.decimals === null || !shape.broken ? exact(size, shape.decimals) : size.toFixed(0);
  const [whole = '0', fraction] = digits.split('.');
  const padded = whole.padStart(shape.digits, '0');
  const number = fraction === undefined ? padded : `${padded}.${fraction}`;
  return `${shape.prefix}${value < 0 ? '-' : ''}${number}${shape.suffix}`;
}

/** At least the decimals of the number itself: digits that a format rounds away were entered all the same. */
function exact(size: number, decimals: number | null): string {
  const own = plainNumber(size);
  const places = own.split('.')[1]?.length ?? 0;
  return decimals === null || places >= decimals ? own : size.toFixed(decimals);
}

/** The letters, ideographs and digits of a literal; blanks, signs of currency and brackets have no meaning. */
function visible(literal: string): string {
  return /[\p{L}\p{N}]/u.test(literal) ? literal.trim() : '';
}
