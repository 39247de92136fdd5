import { z } from '@hono/zod-openapi';
import { type Appointment, reachesPath } from '#engine/access/index.ts';
import { POWERS, REPORT_ACTIONS } from '#model/access/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Call } from '#service/endpoint.ts';

const post = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    unit: z.string(),
    unitName: z.string(),
    named: z.array(z.string()),
    deputyOf: z.string().nullable(),
    from: z.string(),
    to: z.string().nullable(),
    /** For what the pages offer; the operations decide what it may do. */
    power: z.enum(POWERS).nullable(),
    personal: z.boolean().openapi({ description: '看得到涉及个人的字段' }),
    reports: z.array(z.enum(REPORT_ACTIONS)),
  })
  .openapi('Post');

export const sessionAnswer = z
  .object({
    account: z.object({ id: z.string(), login: z.string(), name: z.string() }),
    posts: z.array(post),
    acting: z.string().nullable().openapi({ description: '所选岗位的 id；null 为尚未选择' }),
    mustChange: z.boolean(),
    mustEnrol: z.boolean().openapi({ description: '须先设置动态口令，才能办别的事' }),
    issues: z
      .array(z.string())
      .openapi({ description: '所选岗位可以向下级单位发督办单、交办事项的，是哪本台账' }),
    today: z.string().openapi({ description: '本市今天的日期' }),
    actions: z.array(z.string()).nullable().openapi({ description: '令牌限于哪些操作；会话为 null' }),
  })
  .openapi('Session');

/** The signed-in user, with the posts he may choose. */
export function whoAmI(call: Call): z.input<typeof sessionAnswer> {
  const { principal, context } = call;
  const { account, posts, acting, mustChange, mustEnrol, only, unitNames: names } = principal;
  const shown = ({ id, kind, unit, named, deputyOf, from, to }: Appointment): z.input<typeof post> => {
    const known = context.pack.access.posts.get(kind);
    return {
      id,
      kind,
      title: known?.title ?? kind,
      unit,
      unitName: names.get(unit) ?? unit,
      named: [...named],
      deputyOf,
      from,
      to,
      power: known?.power ?? null,
      personal: known?.personal ?? false,
      reports: [...(known?.reports ?? [])],
    };
  };
  const actions = only && [...only];
  return {
    account,
    posts: posts.map(shown),
    acting: acting?.id ?? null,
    mustChange,
    mustEnrol,
    issues: issuesOf(call),
    today: dayOf(call.now),
    actions,
  };
}

/** Ledgers of what one unit issues to another. */
const ISSUED = ['supervision_order', 'assigned_task'];

/** A post that reaches only its own unit can issue nothing (see demandBelow). */
function issuesOf(call: Call): string[] {
  const { principal, context } = call;
  const { acting, paths, mustChange, mustEnrol, only } = principal;
  if (!acting || mustChange || mustEnrol || (only && !only.has('write'))) return [];
  const { rights } = call.actFor('write').scope;
  if (!rights) return [];
  return ISSUED.filter(
    (ledger) =>
      context.pack.ledgers.has(ledger) &&
      [...paths].some(
        ([unit, path]) => unit !== acting.unit && reachesPath(context.pack, rights, ledger, path),
      ),
  );
}
