import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';

export type Definitions = Operations['GET /api/v1/definitions']['answer'];
export type DefinedLedger = Definitions['ledgers'][number];

/** Definitions change with a release, not while somebody works. */
export function useDefinitions() {
  return useOperation('GET /api/v1/definitions', undefined, { fresh: Number.POSITIVE_INFINITY });
}

/** Types of fields in the words of a form. */
export const TYPE_WORDS: Readonly<Record<DefinedLedger['fields'][number]['type'], string>> = {
  text: '文字',
  long_text: '长文字',
  integer: '整数',
  decimal: '小数',
  money_fen: '金额',
  date: '日期',
  datetime: '日期和时间',
  month: '月份',
  year: '年份',
  boolean: '是或否',
  choice: '选一项',
  choices: '选几项',
  unit: '单位',
  units: '几个单位',
  person: '人员',
  persons: '几个人员',
  ledger_ref: '引用别的台账',
  document: '文件',
  url: '网址',
  percent: '百分比',
  uscc: '统一社会信用代码',
};
