import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import { COMMON } from '../importing/header.ts';
import { STATUS_LABELS } from '../importing/common-columns.ts';
import type { ColumnToWrite } from '#formats/xlsx/writing/sheet-to-write.ts';

/** The columns of a ledger's sheet in the order of its definition, then those that every ledger may carry. */
export function columnsOf(
  ledger: Ledger,
  fields: readonly Field[] = ledger.fields,
): readonly ColumnToWrite[] {
  const own = fields.map((field): ColumnToWrite => {
    const type = fieldTypes[field.type];
    const unit = type.columnUnit(field);
    return {
      title: unit === null ? field.title : `${field.title}（${unit}）`,
      required: field.required,
      typeWords: type.hint,
      hint: field.byStep
        ? [field.hint, BY_STEP[field.byStep]].filter((part) => part !== null).join('；')
        : field.hint,
      choices: type.entries(field).map((choice) => choice.label),
      several: type.many && type.options.includes('choices'),
      format: type.cellFormat,
    };
  });
  return ledger.kind === 'base' ? own : [...own, ...COMMON_COLUMNS];
}

/** How a column is filled that only steps of the ledger's flow write. */
const BY_STEP = {
  always: '由办理步骤填写，新登记的留空；旧台账转来的填当时的',
  later: '登记时填；以后只由办理步骤改写',
} as const;

const STATUS_WORDS = Object.entries(STATUS_LABELS).map(([label]) => label);
const COMMON_COLUMNS: readonly ColumnToWrite[] = Object.keys(COMMON).map((title) => ({
  title,
  required: false,
  typeWords:
    title === '录入日期'
      ? fieldTypes.date.hint
      : title === '记录状态'
        ? fieldTypes.choice.hint
        : fieldTypes.text.hint,
  hint:
    title === '记录状态'
      ? '不填按已审定；只有已审定的记录计入指标'
      : title === '作废原因'
        ? '已作废的须填'
        : '本单位登记这条记录的日期',
  choices: title === '记录状态' ? STATUS_WORDS : [],
  several: false,
  format: title === '录入日期' ? 'date' : 'text',
}));

/** The label of a status, for cells. */
export function statusLabel(status: string): string {
  return STATUS_WORDS.find((label) => STATUS_LABELS[label] === status) ?? status;
}
