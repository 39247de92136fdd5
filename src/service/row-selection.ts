import { z } from '@hono/zod-openapi';
import {
  type Comparison,
  COMPARISONS,
  type Condition,
  type RowOrder,
  type RowSelection,
} from '#engine/records/index.ts';
import { apiErrors } from './errors.ts';
import { repeated, yearText } from './schemas.ts';

/** The parameters that select rows, the same wherever rows are listed, counted or totalled. */
export const selecting = {
  where: repeated.optional().openapi({
    type: 'array',
    items: { type: 'string' },
    description: `筛选，可写多个：字段:比较:值；比较有 ${COMPARISONS.join('、')}；in 的几个值以逗号相隔`,
    example: ['held_on:ge:2021-03-01'],
  }),
  year: yearText.optional().openapi({
    description: '只看这一年台账里的：日期在这一年的，和现在还没有办结或没有审定的；不写就是历年全部',
  }),
  search: z.string().max(200).optional().openapi({ description: '在各文字字段、单位名和姓名中查找' }),
} as const;

export const sorting = z
  .string()
  .regex(/^-?[a-z][a-z0-9_]{0,62}$/)
  .optional()
  .openapi({ description: '按哪个字段排序，前加“-”为倒序', example: '-held_on' });

/** @throws API-CONDITION */
export function selectionOf(query: {
  readonly where?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly year?: string | undefined;
}): RowSelection {
  return {
    conditions: (query.where ?? []).map(conditionOf),
    search: query.search ?? null,
    year: query.year === undefined ? null : Number(query.year),
  };
}

export function orderOf(sort: string | undefined): RowOrder | null {
  if (sort === undefined) return null;
  const descending = sort.startsWith('-');
  return { field: descending ? sort.slice(1) : sort, descending };
}

function conditionOf(written: string): Condition {
  const [, field, name, value] = /^([a-z][a-z0-9_]{0,62}):([a-z]+)(?::([\s\S]*))?$/.exec(written) ?? [];
  const op = COMPARISONS.find((one): one is Comparison => one === name);
  if (!field || !op)
    throw apiErrors.error('API-CONDITION', { condition: written, comparisons: COMPARISONS.join('、') });
  if (value === undefined) return { field, op, values: [] };
  return { field, op, values: op === 'in' ? value.split(',') : [value] };
}
