import { z } from 'zod';
import { LEDGER_ACTIONS, POWERS, REACHES, REPORT_ACTIONS } from '../access/types.ts';
import { id, title } from './common.ts';

const grant = z.strictObject({
  ledgers: z.array(id).min(1).optional().describe('台账；不写为全部不封闭的台账，封闭台账须逐个写明'),
  sections: z.array(z.number().int()).min(1).optional().describe('所属部分；不含封闭台账'),
  work: z.array(id).min(1).optional().describe('哪几种工作的台账；不含封闭台账'),
  actions: z.array(z.enum(LEDGER_ACTIONS)).min(1).describe('可以做什么'),
  reach: z.enum(REACHES).describe('范围'),
  knowledge: z
    .enum(['all', 'named'])
    .optional()
    .describe('封闭台账：范围内全部，或仅知悉名单中的记录（默认）'),
});

const hands = z.record(id, z.enum(REACHES));

/** Kinds of posts and the grants of each; kinds of work and the posts that do each. Keys are in this order. */
export const accessSchema = z.strictObject({
  posts: z
    .array(
      z.strictObject({
        post: id.describe('岗位编号'),
        title: title.describe('岗位名称'),
        unit_kinds: z.array(id).optional().describe('设有这一岗位的单位类别；不写为任何单位'),
        power: z.enum(POWERS).optional().describe('系统、安全、审计管理员；不得兼有台账权限'),
        personal: z.enum(['shown', 'hidden']).optional().describe('涉及个人的字段是否可见，默认可见'),
        reports: z.array(z.enum(REPORT_ACTIONS)).optional().describe('报告：查阅、起草、印发、签发'),
        grants: z.array(grant).optional(),
      }),
    )
    .min(1)
    .optional(),
  work: z
    .array(
      z.strictObject({
        work: id.describe('工作编号，台账的 work 引用'),
        title: title.optional().describe('工作名称；不写的，是给别的包的这种工作加上本包的岗位'),
        record: hands.optional().describe('由哪些岗位登记，各到哪个范围'),
        accept: hands.optional().describe('由哪些岗位审核，各到哪个范围'),
      }),
    )
    .min(1)
    .optional()
    .describe('工作实际由谁做；岗位的权限须与此一致'),
});
export type WrittenAccess = z.infer<typeof accessSchema>;
export type WrittenPost = NonNullable<WrittenAccess['posts']>[number];
export type WrittenGrant = z.infer<typeof grant>;
