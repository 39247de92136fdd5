import { dayText, isCalendarDay } from './calendar.ts';
import { serialToDay } from './excel-serial.ts';

const SEPARATED = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}$/;

export type DayReading = { readonly day: string } | { readonly reason: string };

/**
 * Reads a normalised text as a day by the contract: 2023-03-05, 2023/3/5, 2023.3.5, 2023年3月5日, 20230305,
 * or an Excel serial of the 1900 system from 20000 to 80000.
 * @returns "YYYY-MM-DD", or the reason in Chinese (to follow the quoted text in a message).
 */
export function readDay(text: string): DayReading {
  if (SERIAL.test(text)) return readSerial(Number(text));
  const separated = SEPARATED.exec(text);
  if (separated) return checked(separated[1], separated[3], separated[4]);
  const other = CHINESE.exec(text) ?? COMPACT.exec(text);
  if (other) return checked(other[1], other[2], other[3]);
  if (/^\d{4}(?:[-/.]\d{1,2}|年\d{1,2}月|年)?$/.test(text)) return { reason: '缺少日' };
  if (/^\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年)/.test(text)) return { reason: '年份须写四位' };
  if (/\d[日 T]?\s*\d{1,2}:\d{2}/.test(text)) return { reason: '带有时间，此列只填日期' };
  return { reason: '不是日期' };
}

/** The day of a number that is an Excel serial; only 20000–80000 (1954–2119) can be meant as a date. */
export function readSerial(serial: number): DayReading {
  if (!(serial >= 20000 && serial < 80001)) return { reason: '不是日期' };
  return { day: serialToDay(serial) };
}

function checked(year = '', month = '', day = ''): DayReading {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return isCalendarDay(y, m, d) ? { day: dayText(y, m, d) } : { reason: '不是有效日期' };
}
