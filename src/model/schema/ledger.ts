import { z } from 'zod';
import { FIELD_TYPES } from '../field.ts';
import { CHAIN_LINKS } from '../pack/chain-links.ts';
import { TAKES } from '../pack/gathered.ts';
import { expression, id, kebab, text, title } from './common.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9_]*$/, '代码须为小写字母、数字、下划线');

const gathered = z.strictObject({
  from: id.describe('从哪本台账的记录得出'),
  by: id.optional().describe('那本台账引用本台账的字段'),
  through: id.optional().describe('本台账引用那本台账的字段；与 by 只写一个'),
  take: z
    .enum(TAKES)
    .describe('count 条数、any 有没有、latest 最晚的一天；只有一条时：copy 照抄、map 按代码对照'),
  where: expression.optional().describe('count、any、latest 只取满足此条件的'),
  of: id.optional().describe('latest、copy、map 取那本台账的哪个字段'),
  when_all: expression.optional().describe('latest：全部满足此条件才有值，否则为空'),
  map: z.record(code, code.nullable()).optional().describe('map：每个代码对应的代码，空着的保持原值'),
});

const field = z.strictObject({
  type: z.enum(FIELD_TYPES).describe('字段类型'),
  title: title.describe('表头'),
  required: z
    .union([z.boolean(), z.literal('where_asked')])
    .optional()
    .describe(
      '已报送、已审定的记录必填；where_asked 同 true，但整张表没有此列的旧表格照收，并提示有几条没有此项',
    ),
  hint: text.optional().describe('填写说明'),
  personal: z.boolean().optional().describe('涉及个人：对无须知道的岗位隐去'),
  min: z.number().optional().describe('下限；金额以分计'),
  max: z.number().optional().describe('上限；金额以分计'),
  pattern: text.optional().describe('整个文本须符合的正则表达式'),
  when: z
    .enum(['past', 'founded', 'ahead'])
    .optional()
    .describe(
      'past 已发生的日期：不晚于今天；founded 成立一类，可早至1921年；ahead 计划、期限、有效期，可在将来。happened 和 due.done 默认 past，due.on 默认 ahead，其他不写的不限',
    ),
  as_written: z
    .boolean()
    .optional()
    .describe('自然键里的名称、文号一类：照原样保存，比较时仍不分全角半角；编号不用写，按规范写法保存'),
  choices: z
    .union([z.record(code, title), id])
    .optional()
    .describe('选项：代码与名称，或字典编号'),
  rank: z.record(code, z.number().int()).optional().describe('选项的高低，数大者高'),
  ledger: id.optional().describe('所引台账'),
  money_unit: z.enum(['yuan', 'wan_yuan']).optional().describe('金额列的单位'),
  begin: z.enum(['last', 'today']).optional().describe('新登记时预填：本人上一条记录的值，或今天'),
  written_by: z
    .enum(['step', 'later_step'])
    .optional()
    .describe('step 只由流程的步骤改写：表单里不填，导入改不了；later_step 登记时填，以后只由步骤改写'),
  gathered: z
    .union([gathered, z.array(gathered).min(2)])
    .optional()
    .describe('有别的台账的记录相引时由它们得出，不再手填；从几本台账得出的写成列表'),
});

const answer = z.union([
  z.string(),
  z.strictObject({
    duty: z.string().describe('责任编号'),
    when: expression.optional().describe('满足此条件的记录才算'),
    unit: id.optional().describe('责任单位所在的字段，默认归属单位'),
    on: id.optional().describe('履责日期所在的字段，默认 happened'),
    person: id.optional().describe('由个人承担的责任：责任人所在的字段'),
    once_per: z.array(id).min(1).optional().describe('这些字段都相同的记录只算一次，如同一次会议的各议题'),
  }),
]);

/** A ledger as its author writes it; base sheets have the same form. Keys stand in this order. */
export const ledgerSchema = z.strictObject({
  ledger: id.describe('台账编号'),
  title: title.describe('台账名称，也是工作表名称'),
  section: z.number().int().min(1).max(20).optional().describe('所属部分'),
  link: z.enum(CHAIN_LINKS).optional().describe('在责任链的哪一环办理，默认 ledgers 履责'),
  mechanisms: z.array(z.string()).optional().describe('所属机制'),
  answers: z.array(answer).optional().describe('已审定的记录回答哪些责任'),
  work: z
    .strictObject({
      as: id.describe('属于哪一种工作，写在 access 的 work 中'),
      reason: text.describe('实际由谁做、为什么，一句话'),
    })
    .optional()
    .describe('这本台账的工作由谁做；包里写明了谁做哪种工作的，每本台账都须有'),
  owner: id.optional().describe('记录归属的单位字段'),
  addressees: z
    .strictObject({
      fields: z.array(id).min(1).describe('写明交给哪些单位的字段'),
      sees: z.union([z.literal('all'), z.array(id).min(1)]).describe('接收单位看到的字段；all 是全部字段'),
      once: id.optional().describe('这个日期填了才交，如进驻日期；不写的，审定就交'),
      receipt: z.boolean().describe('接收单位须签收；false 是知悉即可'),
    })
    .optional()
    .describe('审定以后交给哪些单位：接收单位看得到所交的部分，签收一次'),
  happened: id.optional().describe('决定所属期间的日期字段'),
  due: z
    .strictObject({
      on: id.describe('到期日所在的字段'),
      done: id.describe('办结时填写的字段'),
      waived: z.record(id, z.array(code).min(1)).optional().describe('选了这些选项的，不再催办'),
      some: z.literal(true).optional().describe('只有一些记录有时限：没有到期日的不算没有办结'),
    })
    .optional()
    .describe('办理时限'),
  open: z
    .union([id, z.record(id, z.array(code).min(1))])
    .optional()
    .describe(
      '事项什么时候还没有办结：这个日期字段没有填，或单选字段是这些选项；不写的，按 due 的 done，再按不必填的 happened',
    ),
  identity: z.array(id).min(1).describe('自然键'),
  reference: id.optional().describe('其他台账引用本台账时所填的字段'),
  sensitivity: z.enum(['public', 'internal', 'sealed']).describe('公开、内部、封闭'),
  fields: z.record(z.string(), field).describe('字段'),
  checks: z
    .array(
      z.strictObject({
        id: kebab,
        from: z.iso.date().optional().describe('从这一天起发生的记录才须满足；以前的记录不追溯'),
        assert: expression,
        message: text,
      }),
    )
    .optional()
    .describe('每条已报送、已审定的记录须满足的条件'),
});
export type WrittenLedger = z.infer<typeof ledgerSchema>;
export type WrittenField = z.infer<typeof field>;
export type WrittenGathered = z.infer<typeof gathered>;
