import { cellText } from '#model/cell-text.ts';
import { cellNumber } from '#model/decimal/integer.ts';
import { outOfLimits } from '#model/decimal/limits.ts';
import { parseDecimal } from '#model/decimal/parse.ts';
import { decimalPlaces, scaleDecimal } from '#model/decimal/scale.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';

const PLACES = 6;

/**
 * A percentage: the value 85.5 means 85.5 %. A plain number is taken as it stands (0.855 means 0.855 %);
 * only a cell with a percentage format is multiplied by 100, because only there the user sees 85.5%.
 */
export const percentType: FieldType = {
  type: 'percent',
  storage: 'numeric',
  word: '百分比',
  hint: '百分比，如 85.5',
  operand: 'number',
  reference: null,
  many: false,
  options: ['min', 'max'],
  needs: null,
  form: null,
  identifies: false,
  begins: [],
  day: null,
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'words',
  parse(cell, field) {
    const text = cellText(cell, 'number');
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const decimal = parseDecimal(text.endsWith('%') ? text.slice(0, -1).trimEnd() : text);
    if (decimal === null) {
      return refuse('not_percent', `${quote(text)}不是百分比，请按 85.5 或 85.5% 的样式填写`);
    }
    if (decimalPlaces(decimal) > PLACES) {
      return refuse('too_precise', `${quote(text)}小数超过${PLACES}位，请保留到${PLACES}位以内`);
    }
    return outOfLimits(decimal, field, (limit) => `${limit}%`) ?? accept(decimal);
  },
  toCell(value) {
    if (typeof value !== 'string') return null;
    const ratio = cellNumber(scaleDecimal(value, -2));
    return ratio === null ? `${value}%` : { percent: ratio };
  },
  format: (value) => (typeof value === 'string' ? `${value}%` : ''),
  stored: (text) => text,
  sqlValue: (column) => `trim_scale(${column})::text`,
  sample: {
    make: 'number',
    whole: false,
    decimals: 1,
    scale: () => 1,
    range: () => [80, 100],
    write: (amount) => String(amount),
  },
};
