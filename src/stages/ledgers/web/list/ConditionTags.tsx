import { Tag } from 'antd';
import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import type { Place } from '#web/ui/use-place.ts';
import { type Definition, fieldsOf } from '../definition.ts';
import { STATUS_WORDS } from '../row-status.ts';

interface ConditionTagsProps {
  readonly definition: Definition;
  readonly place: Place;
  readonly names: Names;
}

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

/** Every condition that the address holds, in words, each with a way to drop it; so nothing is left out unseen. */
export function ConditionTags({ definition, place, names }: ConditionTagsProps) {
  const where = place.all('where');
  const search = place.one('search');
  const year = definition.happens ? place.one('year') : null;
  if (where.length === 0 && search === null && year === null) return null;
  const drop = (gone: string): void => place.change({ where: where.filter((one) => one !== gone) });
  return (
    <div className="conditions" aria-label="筛选条件">
      {year === null ? null : (
        <Tag closable onClose={() => place.change({ year: null })}>
          {yearInWords(definition, year)}
        </Tag>
      )}
      {search === null ? null : (
        <Tag closable onClose={() => place.change({ search: null })}>
          含“{search}”
        </Tag>
      )}
      {where.map((one) => (
        <Tag key={one} closable onClose={() => drop(one)}>
          {inWords(one, definition, names)}
        </Tag>
      ))}
    </div>
  );
}

/** By which date the year is meant, and that nothing which is open is left out by it. */
function yearInWords(definition: Definition, year: string): string {
  const happened = fieldsOf(definition).find(({ id }) => id === definition.happened);
  const open = definition.matters ? '现在没有办结的' : '现在没有审定的';
  return `${happened?.title ?? '发生日期'}在${year}年的，和${open}`;
}

function inWords(condition: string, definition: Definition, names: Names): string {
  const [, id = '', op = '', value = ''] = /^([^:]+):([^:]+)(?::([\s\S]*))?$/.exec(condition) ?? [];
  const field = fieldsOf(definition).find((one) => one.id === id);
  if (id === 'row_open') return value === 'true' ? '没有办结或没有审定' : '已审定、办结';
  const title = field?.title ?? OWN_FIELDS[id] ?? id;
  const values = op === 'in' ? value.split(',') : value === '' ? [] : [value];
  const words = values.map((one) => {
    if (id === 'row_status') return STATUS_WORDS[one as keyof typeof STATUS_WORDS]?.word ?? one;
    if (id === 'unit_id' || field?.type === 'unit' || field?.type === 'units') return names.units[one] ?? one;
    if (field?.type === 'person' || field?.type === 'persons') return names.persons[one] ?? one;
    if (!field || op === 'contains') return chineseDay(one);
    return field.type === 'date'
      ? chineseDay(one)
      : fieldTypes[field.type].format(rawValue(field, one), field);
  });
  return `${title} ${OPS[op] ?? op} ${words.join('、')}`.trim();
}
