import type { Cell } from '#model/cell.ts';
import { cellText } from '#model/cell-text.ts';
import { cellNumber, integerValue } from '#model/decimal/integer.ts';
import { outOfLimits } from '#model/decimal/limits.ts';
import { parseDecimal } from '#model/decimal/parse.ts';
import { scaleDecimal } from '#model/decimal/scale.ts';
import type { Field } from '#model/field.ts';
import { storedInteger } from '#model/decimal/stored-integer.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';
import type { Value } from '#model/value.ts';

type MoneyUnit = 'yuan' | 'wan_yuan';
/** Power of ten from the unit to 分. */
const POWER: Readonly<Record<MoneyUnit, number>> = { yuan: 2, wan_yuan: 6 };
const WORD: Readonly<Record<MoneyUnit, string>> = { yuan: '元', wan_yuan: '万元' };
const AMOUNT = /^[¥￥]?\s*([+-]?[\d.,]+)\s*(\D*)$/;

/**
 * Money, kept as integer 分. The unit in the cell wins over the unit in the header, that over the field's
 * own. An amount finer than one 分 is refused, never rounded.
 */
export const moneyFenType: FieldType = {
  type: 'money_fen',
  storage: 'bigint',
  word: '金额',
  hint: '金额',
  operand: 'number',
  reference: null,
  many: false,
  options: ['money_unit', 'min', 'max'],
  needs: 'money_unit',
  form: null,
  identifies: true,
  begins: [],
  day: null,
  sum: 'money',
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'number',
  columnUnit: (field) => WORD[ownUnit(field)],
  typedAs: 'cell',
  parse(cell, field, context) {
    const text = cellText(
      cell,
      cell !== null && typeof cell === 'object' && 'shown' in cell && cell.scaled ? 'number' : 'shown',
    );
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const divided = dividedByFormat(cell);
    if (divided === 'unknown')
      return refuse(
        'not_money',
        `此格存的是${text}，单元格格式把它缩小显示为${quote(shownOf(cell))}，分不清以哪个为准，请取消缩小显示的格式并写明元或万元`,
      );
    const [, digits = '', word = ''] = AMOUNT.exec(text) ?? [];
    const decimal = parseDecimal(digits);
    if (decimal === null) {
      return refuse('not_money', `${quote(text)}不是金额，请只填数字，可带单位，如 1,234.50元 或 12.5万元`);
    }
    const unit = divided ?? (word === '' ? (context.headerMoneyUnit ?? ownUnit(field)) : namedUnit(word));
    if (unit === null) {
      return refuse('not_money', `${quote(text)}的单位${quote(word)}不能识别，请写成 12元 或 12万元 的样式`);
    }
    const fen = scaleDecimal(decimal, POWER[unit]);
    if (fen.includes('.')) {
      return refuse('too_precise', `${quote(text)}（${WORD[unit]}）精确到了分以下，请按实际金额填到分`);
    }
    const value = integerValue(fen);
    if (value === null)
      return refuse('out_of_range', `${quote(text)}太大，超出可保存的金额范围，请核对后重填`);
    return outOfLimits(fen, field, (limit) => `${scaleDecimal(limit, -2)}元`) ?? accept(value);
  },
  toCell: writeMoney,
  format(value, field) {
    if (typeof value !== 'number' && typeof value !== 'bigint') return '';
    const unit = ownUnit(field);
    return `${scaleDecimal(String(value), -POWER[unit])}${WORD[unit]}`;
  },
  stored: storedInteger,
  sqlValue: (column) => column,
  sample: {
    make: 'number',
    whole: false,
    decimals: 0,
    scale: fenIn,
    range: (field) => (ownUnit(field) === 'wan_yuan' ? [2, 80] : [2_000, 80_000]),
    write: (amount, field) => Math.round(amount * fenIn(field)),
  },
};

/** A number in the field's own unit; beyond the 15 digits of a number cell, a text in 元. */
function writeMoney(value: Value, field: Field): Cell {
  if (typeof value !== 'number' && typeof value !== 'bigint') return null;
  const amount = cellNumber(scaleDecimal(String(value), -POWER[ownUnit(field)]));
  return amount ?? `${scaleDecimal(String(value), -POWER.yuan)}元`;
}

/**
 * The unit of a number that its format shows divided: a format that ends in 万 divides 元, so the number is in 元; for any
 * other the unit is unknown. Null for every other cell.
 */
function dividedByFormat(cell: Cell): MoneyUnit | 'unknown' | null {
  if (cell === null || typeof cell !== 'object' || !('shown' in cell) || !cell.scaled) return null;
  return /[万亿]元?$/.test(cell.shown) ? 'yuan' : 'unknown';
}

function shownOf(cell: Cell): string {
  return cell !== null && typeof cell === 'object' && 'shown' in cell ? cell.shown : '';
}

/** How many 分 the unit of the column has. */
function fenIn(field: Field): number {
  return 10 ** POWER[ownUnit(field)];
}

function ownUnit(field: Field): MoneyUnit {
  return field.moneyUnit ?? 'yuan';
}

function namedUnit(word: string): MoneyUnit | null {
  const plain = word.replace(/^人民币/, '').trim();
  return plain === '元' ? 'yuan' : plain === '万元' || plain === '万' ? 'wan_yuan' : null;
}
