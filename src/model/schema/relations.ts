import { z } from 'zod';
import { id, text, title } from './common.ts';

const indicator = id.describe('指标编号');

/** Relations between the numbers of a report; these lists are in the same file as `checks`. */
export const relationLists = {
  wholes: z
    .array(
      z.strictObject({
        whole: indicator,
        parts: z.array(indicator).min(1),
        complete: z.boolean().optional().describe('各部分合起来是否就是全部，不写为否'),
      }),
    )
    .optional()
    .describe('部分与总数'),
  concepts: z
    .array(z.strictObject({ concept: title, indicators: z.array(indicator).min(2) }))
    .optional()
    .describe('同一概念的几个指标'),
  plans: z
    .array(z.strictObject({ plan: indicator.describe('上年报告中写明的计划数'), done: indicator }))
    .optional()
    .describe('上年的计划与今年的完成'),
  floors: z
    .array(
      z.strictObject({
        floor: id,
        duty: z.string().describe('责任编号；每个期间至少几次取自它的 cadence'),
        counts: indicator,
      }),
    )
    .optional()
    .describe('法定底线'),
  sums: z
    .array(z.strictObject({ sum: indicator, from: z.array(text).min(1).describe('报送单位的类别') }))
    .optional()
    .describe('由各单位报送合计的数'),
  offices: z
    .array(z.strictObject({ office: title, sections: z.array(z.int().min(1).max(99)).min(1) }))
    .optional()
    .describe('各部分由哪个单位说明'),
};

const relationsSchema = z.strictObject(relationLists);
export type WrittenRelations = z.infer<typeof relationsSchema>;
