import { cellText } from '#model/cell-text.ts';
import { cellNumber } from '#model/decimal/integer.ts';
import { outOfLimits } from '#model/decimal/limits.ts';
import { parseDecimal } from '#model/decimal/parse.ts';
import { decimalPlaces } from '#model/decimal/scale.ts';
import type { FieldType } from '#model/field.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

/** Places of the contract. */
const PLACES = 6;

/** An exact decimal of at most 6 places, kept as a canonical string. */
export const decimalType: FieldType = {
  type: 'decimal',
  storage: 'numeric',
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
};
