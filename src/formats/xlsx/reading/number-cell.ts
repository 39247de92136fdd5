import type { Cell } from '#model/cell.ts';
import { serialToDateTime, serialToDay } from '#model/time/excel-serial.ts';
import type { NumberFormat } from './number-formats.ts';
import { shownNumber } from './number-shape.ts';

/** Days from the 1900 to the 1904 date system. */
const SHIFT_1904 = 1462;
/** Serial of 9999-12-31; beyond it Excel shows ####. */
const LAST_SERIAL = 2_958_466;
/** Half a second: a time closer to midnight is shown as midnight. */
const HALF_SECOND = 0.5 / 86_400;

/** A number interpreted by its format: a plain number, a date as it shows, a time of day as text, a ratio. */
export function numberCell(value: number, { kind, shape }: NumberFormat, date1904: boolean): Cell {
  if (kind === 'plain') {
    if (shape === null) return value;
    return { number: value, shown: shownNumber(value, shape), scaled: shape.thousands > 0 || shape.broken };
  }
  if (kind === 'percent') return { percent: value };
  if (kind === 'time' && value >= 0 && value < 1) return serialToDateTime(value).slice(11);
  let serial = date1904 ? value + SHIFT_1904 : value;
  if (!(serial >= 0 && serial < LAST_SERIAL)) return value;
  // Below 61 the 1900 system counts one day less than the calendar, because of its 29 February 1900.
  if (serial < 60) serial += 1;
  const fraction = serial - Math.floor(serial);
  if (fraction < HALF_SECOND || fraction > 1 - HALF_SECOND) return { date: serialToDay(Math.round(serial)) };
  return { date: serialToDateTime(serial) };
}
