import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import { fieldFaces } from '#fields/web.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import type { Place } from '#web/ui/use-place.ts';
import { type Definition, fieldsOf } from '../definition.ts';
import { STATUS_WORDS } from '../row-status.ts';

const OPS: Readonly<Record<string, string>> = {
  eq: '是',
  ne: '不是',
  lt: '早于或小于',
  le: '至',
  gt: '晚于或大于',
  ge: '自',
  in: '是',
  contains: '含',
  empty: '未填',
  present: '已填',
};
const OWN_FIELDS: Readonly<Record<string, string>> = {
  row_status: '状态',
  row_happened_on: '发生日期',
  row_recorded_on: '录入日期',
  row_received_at: '收到时间',
  row_amended_at: '变更时间',
  unit_id: '归属单位',
};

/** Every selecting parameter of the address in words: as tags above a list, and as a line on paper. */
export function conditionsInWords(
  definition: Definition,
  place: Pick<Place, 'one' | 'all'>,
  names: Names,
): readonly string[] {
  const year = definition.happens ? place.one('year') : null;
  const search = place.one('search');
  return [
    ...(year === null ? [] : [yearInWords(definition, year)]),
    ...(search === null ? [] : [`含“${search}”`]),
    ...place.all('where').map((one) => inWords(one, definition, names)),
  ];
}

/** The date that decides the year, and that open rows are included in any year. */
export function yearInWords(definition: Definition, year: string): string {
  const happened = fieldsOf(definition).find(({ id }) => id === definition.happened);
  const open = definition.matters ? '现在没有办结的' : '现在没有审定的';
  return `${happened?.title ?? '发生日期'}在${year}年的，和${open}`;
}

/** One condition, "status:eq:solved", in words. */
export function inWords(condition: string, definition: Definition, names: Names): string {
  const [, id = '', op = '', value = ''] = /^([^:]+):([^:]+)(?::([\s\S]*))?$/.exec(condition) ?? [];
  const field = fieldsOf(definition).find((one) => one.id === id);
  if (id === 'row_open') return value === 'true' ? '没有办结或没有审定' : '已审定、办结';
  const title = field?.title ?? OWN_FIELDS[id] ?? id;
  const values = op === 'in' ? value.split(',') : value === '' ? [] : [value];
  const words = values.map((one) => {
    if (id === 'row_status') return STATUS_WORDS[one as keyof typeof STATUS_WORDS]?.word ?? one;
    if (id === 'unit_id') return names.units[one] ?? one;
    const codes = field ? behindCodes(fieldTypes[field.type], names.units, names.persons) : null;
    if (codes !== null) return codes[one] ?? one;
    return field && op !== 'contains' ? fieldFaces[field.type].words(field, one, names) : chineseDay(one);
  });
  return `${title} ${OPS[op] ?? op} ${words.join('、')}`.trim();
}
