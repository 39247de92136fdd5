import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import { COMMON } from '../importing/header.ts';
import { STATUS_LABELS } from '../importing/row-parser.ts';
import type { ColumnToWrite } from '#formats/xlsx/writing/sheet-to-write.ts';

const TYPE_WORDS: Readonly<Record<Field['type'], string>> = {
  text: '文本',
  long_text: '长文本',
  integer: '整数',
  decimal: '小数',
  money_fen: '金额',
  date: '日期，如 2021-03-05',
  datetime: '日期时间，如 2021-03-05 14:30',
  month: '月份，如 2021-03',
  year: '年度，如 2021',
  boolean: '是或否',
  choice: '单选',
  choices: '多选，用顿号分隔',
  unit: '单位全称、简称或编号',
  units: '单位，用顿号分隔',
  person: '人员姓名或编号，同名的写 姓名（单位）',
  persons: '人员，用顿号分隔',
  ledger_ref: '所引台账的编号',
  document: '文号或文件名',
  url: '网址',
  percent: '百分比，如 85.5',
  uscc: '统一社会信用代码，18 位',
};

const FORMATS: Partial<Record<Field['type'], ColumnToWrite['format']>> = {
  date: 'date',
  datetime: 'datetime',
  integer: 'number',
  decimal: 'number',
  money_fen: 'number',
};

/** The columns of a ledger's sheet in the order of its definition, then those that every ledger may carry. */
export function columnsOf(
  ledger: Ledger,
  fields: readonly Field[] = ledger.fields,
): readonly ColumnToWrite[] {
  const own = fields.map(
    (field): ColumnToWrite => ({
      // The bracket says in which unit the column is, so that a sheet is understood without the definition.
      title:
        field.type === 'money_fen'
          ? `${field.title}（${field.moneyUnit === 'yuan' ? '元' : '万元'}）`
          : field.title,
      required: field.required,
      typeWords: TYPE_WORDS[field.type],
      hint: field.hint,
      choices: field.type === 'boolean' ? ['是', '否'] : field.choices.map((choice) => choice.label),
      several: field.type === 'choices',
      format: FORMATS[field.type] ?? 'text',
    }),
  );
  return ledger.kind === 'base' ? own : [...own, ...COMMON_COLUMNS];
}

const STATUS_WORDS = Object.entries(STATUS_LABELS).map(([label]) => label);
const COMMON_COLUMNS: readonly ColumnToWrite[] = Object.keys(COMMON).map((title) => ({
  title,
  required: false,
  typeWords:
    title === '录入日期' ? TYPE_WORDS.date : title === '记录状态' ? TYPE_WORDS.choice : TYPE_WORDS.text,
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
