import { cellText } from '#model/cell-text.ts';
import { cellNumber, integerValue } from '#model/decimal/integer.ts';
import { outOfLimits } from '#model/decimal/limits.ts';
import { parseDecimal } from '#model/decimal/parse.ts';
import { storedInteger } from '#model/decimal/stored-integer.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

/** A 64-bit integer: 12, 1,234, １２, 12.0; not 12.5, not 十二, not 约12. */
export const integerType: FieldType = {
  type: 'integer',
  storage: 'bigint',
  word: '整数',
  hint: '整数',
  operand: 'number',
  reference: null,
  many: false,
  options: ['min', 'max'],
  needs: null,
  form: null,
  identifies: true,
  begins: [],
  day: null,
  sum: 'number',
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'number',
  columnUnit: () => null,
  typedAs: 'cell',
  parse(cell, field) {
    const text = cellText(cell, 'number');
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const decimal = parseDecimal(text);
    if (decimal === null || decimal.includes('.')) {
      return refuse('not_integer', `${quote(text)}不是整数，请只填阿拉伯数字，如 12 或 1,234`);
    }
    const value = integerValue(decimal);
    if (value === null)
      return refuse('out_of_range', `${quote(text)}太大，超出可保存的整数范围，请核对后重填`);
    return outOfLimits(decimal, field) ?? accept(value);
  },
  toCell(value) {
    if (typeof value !== 'number' && typeof value !== 'bigint') return null;
    return cellNumber(String(value)) ?? String(value);
  },
  format: (value) => (value === null ? '' : String(value)),
  stored: storedInteger,
  sqlValue: (column) => column,
  sample: {
    make: 'number',
    whole: true,
    decimals: 0,
    scale: () => 1,
    range: () => [0, 12],
    write: (amount) => Math.round(amount),
  },
};
