import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';
import { dayText, isCalendarDay } from '#model/time/calendar.ts';
import { readDay, readSerial } from '#model/time/read-day.ts';

const SEPARATED = /^(\d{4})[-/.](\d{1,2})$/;
const OTHER = /^(\d{4})(?:年(\d{1,2})月|(\d{2}))$/;
const REMEDY = '请按 2023-03 的样式填写';

/** A month, kept as its first day: 2023-03, 2023/3, 2023.3, 2023年3月, 202303, or any date of it. */
export const monthType: FieldType = {
  type: 'month',
  storage: 'date',
  word: '月份',
  hint: '月份，如 2021-03',
  operand: 'date',
  reference: null,
  many: false,
  options: ['when'],
  needs: null,
  form: null,
  identifies: true,
  begins: [],
  day: { precision: 'month', letters: 7, otherwise: 'ahead', lastDay: lastOfMonth },
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'words',
  parse(cell) {
    const text = cellText(cell, 'number');
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    if (typeof cell === 'number' && /^\d{4}\.1$/.test(text)) {
      // As a number 2023.10 and 2023.1 are the same cell: guessing would move October to January.
      return refuse('not_month', `${quote(text)}是数字格式，分不清1月与10月，${REMEDY}`);
    }
    const match = SEPARATED.exec(text) ?? OTHER.exec(text);
    if (match) {
      const [year, month] = [Number(match[1]), Number(match[2] ?? match[3])];
      if (isCalendarDay(year, month, 1)) return accept(dayText(year, month, 1));
      return refuse('not_month', `${quote(text)}不是有效月份，${REMEDY}`);
    }
    if (typeof cell === 'number' && !Number.isInteger(cell)) {
      const serial = readSerial(cell);
      if ('day' in serial) return accept(`${serial.day.slice(0, 7)}-01`);
    }
    const dated = cell !== null && typeof cell === 'object' ? text.slice(0, 10) : text;
    const read = readDay(dated);
    if ('day' in read) return accept(`${read.day.slice(0, 7)}-01`);
    const reason =
      read.reason === '不是有效日期' || read.reason === '年份须写四位' ? read.reason : '不是月份';
    return refuse('not_month', `${quote(text)}${reason}，${REMEDY}`);
  },
  toCell: (value) => (typeof value === 'string' ? value.slice(0, 7) : null),
  format: (value) => (typeof value === 'string' ? value.slice(0, 7) : ''),
  stored: (text) => text,
  sqlValue: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  sample: { make: 'day', write: (day) => `${day.slice(0, 7)}-01` },
};

function lastOfMonth(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}
