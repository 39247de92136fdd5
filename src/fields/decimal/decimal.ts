import { cellText } from '#model/cell-text.ts';
import { cellNumber } from '#model/decimal/integer.ts';
import { outOfLimits } from '#model/decimal/limits.ts';
import { parseDecimal } from '#model/decimal/parse.ts';
import { decimalPlaces } from '#model/decimal/scale.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

/** Places of the contract. */
const PLACES = 6;

/** An exact decimal of at most 6 places, kept as a canonical string. */
export const decimalType: FieldType = {
  type: 'decimal',
  storage: 'numeric',
  word: '小数',
  hint: '小数',
  operand: 'number',
  reference: null,
  many: false,
  options: ['min', 'max'],
  needs: null,
  form: null,
  identifies: false,
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
    if (decimal === null) {
      return refuse('not_decimal', `${quote(text)}不是数，请只填阿拉伯数字，如 12.5 或 1,234.5`);
    }
    if (decimalPlaces(decimal) > PLACES) {
      return refuse('too_precise', `${quote(text)}小数超过${PLACES}位，请保留到${PLACES}位以内`);
    }
    return outOfLimits(decimal, field) ?? accept(decimal);
  },
  toCell: (value) => (typeof value === 'string' ? (cellNumber(value) ?? value) : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => `trim_scale(${column})::text`,
  sample: {
    make: 'number',
    whole: false,
    decimals: 1,
    scale: () => 1,
    range: () => [60, 100],
    write: (amount) => String(amount),
  },
};
