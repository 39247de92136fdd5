import { z } from 'zod';
import { RENDERINGS } from '../renderings.ts';
import { UNITS_OF_COUNT } from '../units-of-count.ts';
import { expression, id, kebab, text, title, validity } from './common.ts';
import { relationLists } from './relations.ts';

const unit = z.enum(UNITS_OF_COUNT as [string, ...string[]]);

const indicator = z.strictObject({
  indicator: id.describe('指标编号'),
  slot: z
    .string()
    .regex(/^([SC]\d{1,3}|L\d{2,3})$/, '须为 S、C 加一至三位数字；本市自设的为 L 加两至三位数字')
    .describe('报告中的数字编号'),
  title,
  unit: unit.describe('计量单位'),
  value_unit: unit.optional().describe('存值的单位，与计量单位不同时填写'),
  noun: text.optional().describe('报告中紧跟数字的量词，与计量单位不同时填写'),
  over: id.describe('台账'),
  where: expression.optional().describe('计入条件'),
  measure: expression.describe('count() count_distinct() sum() min_over() highest() yoy_pct() coverage()'),
  time: expression.describe('flow() stock() fiscal_year()'),
  render: z.enum(RENDERINGS).describe('打印方式'),
  definition: text.describe('口径'),
  ...validity,
});

/** A file of indicators. */
export const indicatorsSchema = z.strictObject({ indicators: z.array(indicator).min(1) });
export type WrittenIndicator = z.infer<typeof indicator>;

const value = z.strictObject({
  value: id.describe('辅助数编号'),
  title,
  unit: unit.optional(),
  like: id.optional().describe('与某指标同口径'),
  over: id.optional(),
  where: expression.optional().describe('计入条件；与 like 同用时是附加条件'),
  measure: expression.optional(),
  time: expression.optional(),
});
const check = z.strictObject({
  check: kebab,
  severity: z.enum(['error', 'warning']),
  assert: expression,
  message: text,
  ...validity,
});

/** A file of checks between numbers, with the auxiliary values that they need, and of relations between numbers. */
export const checksSchema = z.strictObject({
  values: z.array(value).optional(),
  checks: z.array(check).min(1).optional(),
  ...relationLists,
});
export type WrittenValue = z.infer<typeof value>;
export type WrittenCheck = z.infer<typeof check>;
