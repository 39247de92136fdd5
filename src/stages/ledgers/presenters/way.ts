import { z } from '@hono/zod-openapi';
import type { FlowLedger, Way } from '#engine/workflow/index.ts';
import { MARK_WORDS, takersInWords } from '#model/draw-flow.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Call } from '#service/endpoint.ts';

const state = z.object({ code: z.string(), title: z.string(), end: z.boolean() }).openapi('FlowState');
const taken = z
  .object({
    number: z.number().int(),
    title: z.string(),
    from: z.string(),
    to: z.string(),
    half: z.boolean().openapi({ description: '须两人办的，这是第一人' }),
    actor: z.string().nullable().openapi({ description: '看不到人员的岗位为空' }),
    post: z.string(),
    unit: z.string(),
    on: z.string(),
    at: z.iso.datetime(),
    late: z.boolean().openapi({ description: '登记晚于办理之日' }),
    opinion: z.string().nullable(),
  })
  .openapi('TakenStep');
const next = z
  .object({
    id: z.string(),
    title: z.string(),
    to: z.string().nullable().openapi({ description: '办后的环节；空为环节不变' }),
    who: z.string(),
    refusal: z.string().nullable().openapi({ description: '现在的岗位为什么不能办；空为能办' }),
    unmet: z.array(z.string()).openapi({ description: '还差什么' }),
    awaited: z.boolean().openapi({ description: '有期限，等着办' }),
    second: z.boolean().openapi({ description: '第一人已办，等第二人' }),
    twoPersons: z.boolean(),
    asks: z.array(z.object({ field: z.string(), required: z.boolean() })),
    opinion: z.enum(['required', 'optional']).nullable(),
    basis: z.string().nullable(),
    mark: z.string(),
  })
  .openapi('NextStep');

/** Where a matter stands. */
export const wayShape = z
  .object({
    flow: z.string(),
    version: z.number().int(),
    state,
    states: z.array(state),
    entered: z.string().nullable().openapi({ description: '中途转入时所在的环节；空为从头走起' }),
    until: z.string().nullable().openapi({ description: '这一环节最迟到哪天' }),
    overdue: z.boolean(),
    uncounted: z.boolean().openapi({ description: '有工作日期限，而缺那一年的节假日，算不出' }),
    taken: z.array(taken),
    next: z.array(next),
  })
  .openapi('Way');

/** The way of a matter for who asks. */
export function wayView(call: Call, ledger: FlowLedger, way: Way): z.input<typeof wayShape> {
  const { flow } = ledger;
  const { matter } = way;
  const { access } = call.context.pack;
  const titleOf = (code: string): string => flow.states.find((one) => one.code === code)?.title ?? code;
  const here = flow.states.find(({ code }) => code === matter.state);
  const { deadline = null } = here ?? {};
  return {
    flow: flow.title,
    version: matter.version,
    state: { code: matter.state, title: titleOf(matter.state), end: here?.end ?? false },
    states: flow.states.map(({ code, title, end }) => ({ code, title, end })),
    entered: matter.entered === null ? null : titleOf(matter.entered),
    until: matter.until,
    overdue: matter.until !== null && matter.until < dayOf(call.now),
    uncounted: matter.until === null && deadline?.kind === 'after' && deadline.fields.length === 0,
    taken: way.taken.map((one) => ({
      number: one.number,
      title: flow.steps.find(({ id }) => id === one.step)?.title ?? one.step,
      from: titleOf(one.from),
      to: titleOf(one.to),
      half: one.half,
      actor: one.actor === '' ? null : one.actor,
      post: access.posts.get(one.post)?.title ?? one.post,
      unit: call.principal.shortNames.get(one.unit) ?? one.unit,
      on: one.on,
      at: one.at.toISOString(),
      late: dayOf(one.at) > one.on,
      opinion: one.opinion,
    })),
    next: way.next.map(({ step, refusal, unmet, second, two }) => ({
      id: step.id,
      title: step.title,
      to: step.to === null ? null : titleOf(step.to),
      who: takersInWords(step, access),
      refusal,
      unmet: [...unmet],
      awaited: step.deadline !== null,
      second,
      twoPersons: two,
      asks: step.asks.map(({ field, required }) => ({ field: field.id, required })),
      opinion: step.opinion,
      basis: step.basis,
      mark: MARK_WORDS[step.mark],
    })),
  };
}
