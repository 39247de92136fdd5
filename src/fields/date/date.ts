import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';
import { readDay, readSerial } from '#model/time/read-day.ts';

/** A day without a time zone, "YYYY-MM-DD". Of an Excel date cell with a time the day counts. */
export const dateType: FieldType = {
  type: 'date',
  storage: 'date',
  word: '日期',
  hint: '日期，如 2021-03-05',
  operand: 'date',
  reference: null,
  many: false,
  options: ['when'],
  needs: null,
  form: null,
  identifies: true,
  begins: ['today'],
  day: { precision: 'day', letters: 10, otherwise: 'ahead', lastDay: (value) => value },
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'date',
  columnUnit: () => null,
  typedAs: 'words',
  parse(cell) {
    if (cell !== null && typeof cell === 'object' && 'date' in cell) {
      const own = readDay(cell.date.slice(0, 10));
      if ('day' in own) return accept(own.day);
    }
    const text = cellText(cell, 'number');
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const fractional = typeof cell === 'number' && !Number.isInteger(cell);
    const read = fractional ? readSerial(cell) : readDay(text);
    if ('day' in read) return accept(read.day);
    return refuse('not_date', `${quote(text)}${read.reason}，请按 2023-03-05 的样式填写`);
  },
  toCell: (value) => (typeof value === 'string' ? { date: value } : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  sample: { make: 'day', write: (day) => day },
};
