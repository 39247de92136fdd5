import { z } from 'zod';
import { id, text } from './common.ts';

const amount = z.number().int().min(0);
/** A number of rows: the same each year, or one number for each year from the first. */
const perYear = z.union([amount, z.array(amount).min(1)]).describe('每年的数量，或从首年起逐年列出');
const range = z.tuple([z.number(), z.number()]);
const monthDay = z.string().regex(/^\d{2}-\d{2}$/, '须为月-日，如 03-05');
const word = z.union([z.string(), z.number(), z.boolean()]);

const longRule = z.strictObject({
  is: word.optional().describe('固定值'),
  text: z
    .union([text, z.array(text)])
    .optional()
    .describe('文本样式，{…} 处代入'),
  range: range.optional().describe('数的范围'),
  decimals: z.number().int().min(0).max(6).optional(),
  part_of: id.optional().describe('占另一数字段的比例'),
  plus: id.optional().describe('在另一数字段之上再加'),
  percent: range.optional(),
  yes: z.number().min(0).max(100).optional().describe('为“是”的百分比'),
  ordered: z.tuple([id, id]).optional().describe('前一日期不晚于后一日期'),
  weights: z.record(z.string(), z.number()).optional().describe('各选项的权重；多选时为各自的百分比'),
  turn: z.array(z.string()).optional().describe('轮流取值'),
  all: z.array(z.string()).optional().describe('全部选中'),
  season: z.tuple([monthDay, monthDay]).optional().describe('一年中的起止'),
  after: text.optional().describe('在另一日期之后'),
  days: z.tuple([z.number().int(), z.number().int()]).optional(),
  unit: id.optional().describe('单位组'),
  parent_of: id.optional().describe('另一单位的上级'),
  number: z.tuple([amount, amount]).optional().describe('取几个'),
  role: id.optional().describe('角色'),
  from: id.optional().describe('哪个单位的人员'),
  cite: z
    .union([id, z.array(id)])
    .optional()
    .describe('引用哪一组记录'),
  pool: amount.optional().describe('从多少家企业中取'),
  same: text.optional().describe('与另一字段相同'),
  when: z
    .record(id, z.union([word, z.array(word)]))
    .optional()
    .describe('仅当其他字段为这些值时填写'),
  missing: z.number().min(0).max(100).optional().describe('留空的百分比'),
  by: id.optional().describe('随另一字段的值而定'),
});

const rule = z.union([word, z.array(word).min(1), longRule]);

const size = {
  count: perYear.optional().describe('每年的行数；分段的为段数'),
  share: z.number().min(0).optional().describe('在可伸缩的行数中所占的份额'),
  every: z
    .union([id, z.array(id)])
    .optional()
    .describe('这些字段的每一种取值各一行'),
  skip: perYear.optional().describe('跳过开头的几种取值'),
  block: z.number().int().min(1).optional().describe('几行为一段，如一次会议的各议题'),
  status: z.string().optional().describe('固定的记录状态'),
};

const group = z.strictObject({ name: id.optional(), ...size, fields: z.record(id, rule).optional() });

const ledger = z.strictObject({
  ledger: id,
  ...size,
  fields: z.record(id, rule).optional(),
  groups: z.array(group).min(1).optional(),
});

const units = z.strictObject({
  kind: id,
  names: z.array(text).optional().describe('全称|简称'),
  code: text.describe('单位编号的开头'),
  count: amount.optional(),
  under: z.array(id).optional().describe('上级单位的类别'),
  name: text.optional().describe('名称样式'),
  parent: text.optional().describe('上级单位简称'),
  tags: z.record(id, z.array(text)).optional().describe('标识及有此标识的单位简称'),
  uscc: z.boolean().optional(),
});

const post = z.strictObject({
  in: id.describe('单位组'),
  post: text,
  times: z.number().int().min(1).optional(),
  rank: id.optional(),
  roles: z.array(id).optional(),
  leads: id.optional().describe('这一组单位由任这些职务的人分管，依次分配'),
  moved: z.number().min(0).max(100).optional().describe('两年中交流任职的百分比'),
  replaced: monthDay.optional().describe('首年在此日换人'),
});

/** The vocabulary of the demo city: names, numbers, weights and seasons. Every file may hold any of its parts. */
export const demoSchema = z.strictObject({
  words: z
    .record(id, z.union([text, z.array(text).min(1)]))
    .optional()
    .describe('词表'),
  given_names: text.optional().describe('人名用字'),
  surnames: text.optional().describe('姓氏'),
  units: z.array(units).optional(),
  sets: z.record(id, z.array(text)).optional().describe('单位组：类别或简称'),
  posts: z.array(post).optional(),
  accounts: z.record(id, text).optional().describe('哪种岗位的演示账号属于任哪个职务的人'),
  parameters: z.record(id, text).optional().describe('报告参数'),
  sealed: z
    .array(
      z.strictObject({
        years_before: amount,
        report_no: text.optional(),
        values: z.record(z.string(), z.number()),
      }),
    )
    .optional()
    .describe('封存值：末年之前几年'),
  status: z.record(z.string(), z.number()).optional().describe('记录状态的权重'),
  void_reasons: z.array(text).optional(),
  defaults: z.record(z.string(), z.array(text)).optional().describe('没有规则的文本字段怎样写'),
  ledgers: z.array(ledger).optional(),
});
export type WrittenDemo = z.infer<typeof demoSchema>;
export type WrittenDemoRule = z.infer<typeof rule>;
