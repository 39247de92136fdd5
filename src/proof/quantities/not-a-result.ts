import type { Surroundings } from './surroundings.ts';

/** Right before a quantity of the same clause: it is a target, a plan or a requirement, and not a result. */
const AIM_NEAR =
  /(?:计划|拟|力争|争取|预计|目标(?:任务|值|数)?|任务数?|指标(?:任务|值)?|确保|将(?:新|再|选|建|开|组|引|培|完|实|投))[^，。；、：\n]{0,16}$/u;
/** Earlier in the sentence: everything after it is in the future. */
const AHEAD =
  /(?:下一步|明年|下步|今后|下阶段|下半年(?:计划|要|将)|到(?:今年|明年)?(?:年底|年末)(?!已)|力争)[^。；\n]{0,60}$/u;
/** A result in spite of such words: 计划外, 按计划完成. */
const DONE = /(?:完成|实际|已|超额|按照?(?:年初)?计划|计划[外内])[^，。；、：\n]{0,10}$/u;
/** Before or after days and hours: a rule or a promise. */
const TERM_BEFORE =
  /(?:公示|承诺|时限|时间|期限|限时|限期|提前|办结|办理|压缩|缩短|由|从|至|到|为)[^，。；\n]{0,8}$/u;
const TERM_AFTER =
  /^(?:办结|办理|答复|回复|反馈|公示|之?内|以内|压缩|缩短|值班|在线|服务|不间断|监控|自助|响应|备勤|热线|之外|以外|外)/u;
const TIME = /^(?:天|个?工作日|个?小时|分钟|课时|学时)$/u;

/** Whether a quantity is an aim or a plan: “力争引进150名”, “目标是10个”. */
export function isAim({ before }: Surroundings): boolean {
  if (DONE.test(before)) return false;
  return AIM_NEAR.test(before) || AHEAD.test(before);
}

/** Whether a length of time is a rule, a promise or hours of service: “5个工作日办结”, “24小时值班”. */
export function isTerm(unit: string | null, { before, after }: Surroundings, tail: number): boolean {
  if (unit === null || !TIME.test(unit)) return false;
  return TERM_BEFORE.test(before) || TERM_AFTER.test(after.slice(tail)) || /[×xX*]\s*$/u.test(before);
}
