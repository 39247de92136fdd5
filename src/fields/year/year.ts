import { cellText } from '#model/cell-text.ts';
import { outOfLimits } from '#model/decimal/limits.ts';
import { storedInteger } from '#model/decimal/stored-integer.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

const YEAR = /^(\d{4})(?:年度?)?$/;
/** From the founding of the republic until later than any plan (data contract). */
const [FIRST, LAST] = [1949, 2100] as const;

/** A year from 1949 to 2100: 2023, 2023年, 2023年度. */
export const yearType: FieldType = {
  type: 'year',
  storage: 'bigint',
  word: '年份',
  hint: '年度，如 2021',
  operand: 'number',
  reference: null,
  many: false,
  options: ['when'],
  needs: null,
  form: null,
  identifies: true,
  begins: [],
  day: { precision: 'year', letters: 4, otherwise: null, lastDay: (value) => `${value}-12-31` },
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse(cell, field) {
    const text = cellText(cell, 'number');
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const match = YEAR.exec(text);
    if (match === null) return refuse('not_year', `${quote(text)}不是年份，请按 2023 或 2023年 的样式填写`);
    const year = Number(match[1]);
    if (year < FIRST || year > LAST) {
      return refuse(
        'out_of_range',
        `${quote(text)}超出范围，年份应在 ${FIRST} 至 ${LAST} 之间，请核对后重填`,
      );
    }
    return outOfLimits(String(year), field) ?? accept(year);
  },
  toCell: (value) => (typeof value === 'number' ? value : null),
  format: (value) => (typeof value === 'number' ? `${value}年` : ''),
  stored: storedInteger,
  sqlValue: (column) => column,
  sample: { make: 'year' },
};
