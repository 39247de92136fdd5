import { z } from 'zod';
import { BEARERS, DUTY_CALENDARS, DUTY_PERIODS, TERM_UNITS, UNASKED } from '../pack/duty.ts';
import { day, id, text, validity } from './common.ts';

/** Notes of the research beside a rule, which the program does not compute with. */
const word = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const terms = z.record(z.string(), z.union([word, z.array(word), z.record(z.string(), word)]));

const cadence = z.strictObject({
  period: z.enum([...DUTY_PERIODS, 'term', 'periodic']).describe('期间'),
  count: z.number().int().min(1).max(366).describe('每个期间的次数'),
  kind: z
    .enum(['min', 'typical', 'max', 'continuous', 'if_applicable', 'periodic', 'review', 'min_hours'])
    .describe('至少、一般、至多、长期坚持……'),
});

const span = {
  within: z.number().int().min(0).max(3660).describe('期限'),
  unit: z.enum(TERM_UNITS).describe('期限的单位：日、月、年'),
  calendar: z.enum(DUTY_CALENDARS).describe('natural 自然日、working 工作日'),
};

/** A span that stands among other notes. */
export const spanSchema = z.object(span).readonly();

const bearer = z.strictObject({
  as: z.enum(BEARERS).describe('承担主体：班子、书记、成员、部门、支部'),
  kinds: z.array(id).min(1).describe('单位类别'),
  named: z.array(text).min(1).optional().describe('只限这些单位（简称或全称）'),
  role: id.optional().describe('书记、成员由担任此角色的人承担'),
  portfolio: z
    .literal(true)
    .optional()
    .describe('一岗双责：成员中有分管单位的承担；一个都没有登记分管的，全体承担'),
  period: z.enum(DUTY_PERIODS).optional().describe('责任写了几种频次时，此主体按哪一种'),
  count: z.number().int().min(1).max(366).optional().describe('此主体的次数，不少于频次所定'),
});

const duty = z.strictObject({
  duty: z
    .string()
    .regex(/^[A-Z]{2,6}-\d{2,3}[a-z]?$/)
    .describe('责任编号，形如 XXDJ-01'),
  version: text.optional().describe('所属版次；只有一个版次的不写'),
  article: text.nullable().default(null).describe('条号；未核实的不写'),
  verified: z.boolean().describe('条号与内容均在所见文本中核对过'),
  confidence: z
    .enum(['found', 'recalled-sure', 'recalled-unsure'])
    .describe('依据的可靠程度；recalled-unsure 待核，默认不启用'),
  obligation: text.describe('责任内容'),
  bound: z.array(text).describe('责任主体'),
  cadence: z
    .union([z.literal('event'), cadence, z.array(cadence).min(1)])
    .nullable()
    .describe('频次：event 为事发时，空为原则要求'),
  deadline: z
    .union([z.strictObject({ trigger: text, ...span, extension: text.optional() }), terms])
    .nullable()
    .default(null)
    .describe('时限'),
  evidence: z.array(text).describe('佐证'),
  bearers: z.array(bearer).min(1).optional().describe('由哪些单位、哪些人承担；不写的不生成到期事项'),
  due: z
    .union([
      z.strictObject({
        on: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
        next_year: z.boolean().optional(),
      }),
      z.strictObject(span),
    ])
    .optional()
    .describe('期限：某月某日，或期末后若干日；不写为期末'),
  starts: z
    .strictObject({
      ledger: id.describe('每条已审定的记录引起一次'),
      on: id.describe('起算日所在的字段'),
      due: id.optional().describe('到期日所在的字段；不写按 deadline 推算'),
      done: id.describe('办结日所在的字段'),
    })
    .optional()
    .describe('事发时：由哪本台账的记录起算'),
  unasked: z
    .strictObject({
      as: z
        .enum(UNASKED)
        .describe('principle 原则，没有期间；elsewhere 不由本市承担；unknowable 记录里看不出'),
      reason: text.describe('为什么，一句话'),
    })
    .optional()
    .describe('没有 bearers、starts，也没有台账回答的必写，其他的不写：是什么，为什么'),
  replaces: z.string().optional().describe('本地更严的规定：代替哪一项责任'),
  source_kind: z
    .enum(['statute_text', 'reprint_of_text', 'secondary'])
    .nullable()
    .default(null)
    .describe('所见文本：原文、转载、二手'),
  note: text.nullable().default(null).describe('备注'),
  ...validity,
});

/** A regulation with the duties that follow from it. */
export const dutiesSchema = z.strictObject({
  regulation: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .describe('法规代号，大写字母'),
  title: text.describe('法规名称'),
  issuer: text.describe('制发机关'),
  year: z.number().int().describe('制定年份'),
  version_status: text.describe('版次状态'),
  versions: z
    .array(
      z.strictObject({
        version: text.describe('版次，如 2024年修订'),
        from: day.optional().describe('施行日；不知道的不写，自公布次年1月1日起算'),
        to: day.optional().describe('废止日'),
      }),
    )
    .min(1)
    .optional()
    .describe('各版次的施行日期'),
  note: text.nullable().default(null).describe('备注'),
  sources: z.array(text).default([]).describe('出处'),
  duties: z.array(duty),
});
export type WrittenRegulation = z.infer<typeof dutiesSchema>;
export type WrittenDuty = z.infer<typeof duty>;
