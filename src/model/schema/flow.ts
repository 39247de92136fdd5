import { z } from 'zod';
import { DUTY_CALENDARS, TERM_UNITS } from '../pack/duty.ts';
import { MARKS } from '../pack/flow.ts';
import { expression, id, text, title } from './common.ts';

const taker = z.strictObject({
  posts: z.array(id).min(1).describe('岗位编号'),
  of: id.optional().describe('只限这个单位字段所填单位（或其上级）的岗位；不写的，看得到这条记录的都可以'),
});

const pattern = z
  .record(
    id,
    z.union([
      z.enum(['filled', 'empty']).describe('填了、没有填'),
      z.boolean().describe('是、否'),
      z.array(id).min(1).describe('选项代码之一'),
      z.strictObject({
        least: z.number().int().min(1).max(100).describe('至少填了几个'),
        heed: z.literal('recusal').optional().describe('应回避的人不算：只用于引用本记录的台账的人员字段'),
      }),
    ]),
  )
  .describe('各字段须是什么，都符合才算');

const message = text.describe('不满足时说什么');
const citing = {
  cited_by: id.describe('引用本记录的台账'),
  as: id.describe('那本台账引用本记录的字段'),
};

const need = z.union([
  z.strictObject({ attachments: z.number().int().min(1).max(20).describe('至少几个附件') }),
  z.strictObject({ assert: expression.describe('本行须满足的条件，写法同台账的 checks'), message }),
  z.strictObject({ has: pattern, message }),
  z.strictObject({
    ...citing,
    least: z.number().int().min(1).max(1000).describe('至少要有几条已审定的'),
    where: pattern.optional(),
    message,
  }),
  z.strictObject({ ...citing, every: pattern, where: pattern.optional(), message }),
]);

const recusal = z.strictObject({
  ...citing,
  official: id.describe('那本台账中应回避的人员'),
  where: pattern.describe('哪些记录是决定回避'),
});

const deadline = z.union([
  z.strictObject({ on: id.describe('到期日所在的日期字段') }),
  z.strictObject({
    after: z
      .array(id)
      .min(1)
      .optional()
      .describe('起算日所在的日期字段，取第一个填了的；不写的，自进入这一环节之日起'),
    within: z.number().int().min(1).max(3660).describe('期限'),
    unit: z.enum(TERM_UNITS).describe('期限的单位：日、月、年'),
    calendar: z.enum(DUTY_CALENDARS).describe('natural 自然日、working 工作日'),
    earlier: z
      .array(
        z.strictObject({
          through: z.iso.date().describe('起算日到这天为止的'),
          within: z.number().int().min(1).max(3660),
          unit: z.enum(TERM_UNITS),
        }),
      )
      .min(1)
      .optional()
      .describe('从前的规定：起算日较早的按当时的期限，由早到晚；只用于自日期字段起算的'),
  }),
]);

const source = z.union([
  z.literal('row').describe('本记录的编号'),
  z.literal('day').describe('办理之日'),
  z.strictObject({ field: id.describe('取本记录的这个字段') }),
  z.strictObject({ code: id.describe('写明的选项代码') }),
  z.strictObject({ is: z.boolean().describe('是、否') }),
]);

const opening = z.strictObject({
  ledger: id.describe('另立一条记录的台账'),
  number: z
    .strictObject({ field: id, suffix: text.describe('接在本记录编号之后，再接序号') })
    .describe('新记录的编号'),
  with: z.record(id, source).describe('新记录各字段从哪里来'),
});

const step = z.strictObject({
  title: title.describe('按钮上的字'),
  from: z.array(id).min(1).describe('在哪些环节可以办'),
  to: id.optional().describe('办后到哪个环节；不写的，环节不变，可以办几次'),
  who: z
    .union([
      z.strictObject({ as: id.describe('与哪个步骤相同') }),
      z.array(taker).min(1),
      z.literal('program').describe('没有人办：flow 的 ends_with 写的事项办结时，由程序随之办'),
    ])
    .describe('谁能办'),
  after: z.array(id).min(1).optional().describe('须先办过这些步骤'),
  not_by: z.array(id).min(1).optional().describe('办过这些步骤的人不能再办这一步'),
  not_of: z.array(id).min(1).optional().describe('这些单位字段所填的单位及其下级不能办'),
  two_persons: z
    .union([z.literal(true), expression])
    .optional()
    .describe('须两人先后各办一次才算；写条件的，只在本行满足时'),
  times: z.number().int().min(1).max(100).optional().describe('一件事项最多办几次'),
  asks: z
    .record(id, z.enum(['required', 'optional']))
    .optional()
    .describe('办理时填写哪些字段'),
  opinion: z.enum(['required', 'optional']).optional().describe('意见：必填、可填；不写的没有'),
  needs: z.array(need).min(1).optional().describe('不满足就不能办的条件'),
  stamps: z.array(id).min(1).optional().describe('填上办理之日的字段'),
  keeps: z.record(id, id).optional().describe('改写以前先留底：前一个字段空着时，存入后一个字段原来的值'),
  sets: z.record(id, id).optional().describe('办理时改成某个选项的单选字段：字段与选项代码'),
  clears: z.array(id).min(1).optional().describe('办理时清空的字段'),
  prolongs: z.array(id).min(1).optional().describe('把停在这一环节的日数加上去的日期字段：暂停之后恢复'),
  deadline: deadline.optional().describe('在 from 的各环节中，这一步应当在什么时候以前办'),
  opens: opening.optional().describe('办理时另立的记录'),
  basis: text.optional().describe('依据：责任编号或法规条款'),
  mark: z.enum(MARKS).optional().describe('依据的可靠程度，默认 design'),
});

/** A flow as its author writes it. Keys stand in this order. */
export const flowSchema = z.strictObject({
  flow: id.describe('流程编号'),
  title: title.describe('流程名称'),
  version: z.number().int().min(1).describe('版次：步骤改了就加一'),
  of: id.describe('哪本台账的记录走这个流程'),
  state: id.describe('环节所在的单选字段，只由步骤改写'),
  states: z
    .record(
      id,
      z.strictObject({
        begin: z.literal(true).optional().describe('从这里开始'),
        end: z.literal(true).optional().describe('到这里办结'),
        pause: z.literal(true).optional().describe('暂停：停在这里的日数不计入期限'),
      }),
    )
    .describe('环节，代码同该字段的选项'),
  entry: z
    .union([z.array(id), z.record(id, pattern)])
    .optional()
    .describe(
      '中途转入（导入）可以处在哪些环节；转入的永远标明没有走过流程。写条件的，没有填环节的旧记录按第一个符合的转入',
    ),
  recusal: recusal.optional().describe('应回避的人从哪里看；在其中的不能办这件事项的任何一步'),
  ends_with: z
    .strictObject({
      fields: z.array(id).min(1).describe('引用所办事项的字段'),
      step: id.describe('随之办的步骤，写 who: program'),
    })
    .optional()
    .describe('所引事项都办结时，这一件随之办结'),
  steps: z.record(id, step).describe('步骤'),
});
export type WrittenFlow = z.infer<typeof flowSchema>;
export type WrittenStep = z.infer<typeof step>;
export type WrittenPattern = z.infer<typeof pattern>;
export type WrittenRecusal = z.infer<typeof recusal>;
