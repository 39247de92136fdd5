import { z } from '@hono/zod-openapi';
import { isSmallOffice } from '#engine/access/index.ts';
import { type EntryRange, readEntries } from '#kernel/audit/index.ts';
import { withSnapshot } from '#kernel/db/index.ts';
import { entryInWords } from '#model/events/index.ts';
import { actorSought } from '#model/text/actor-words.ts';
import type { Call } from '#service/endpoint.ts';
import { day } from '#service/schemas.ts';

const entry = z
  .object({
    seq: z.string(),
    at: z.date(),
    type: z.string(),
    actor: z.string(),
    post: z.string().nullable(),
    unit: z.string().nullable(),
    address: z.string().nullable(),
    via: z.enum(['command_line', 'web', 'api', 'job']),
    words: z.string(),
    hash: z.string(),
  })
  .openapi('AuditEntry');

export const auditPage = z.object({
  items: z.array(entry),
  next: z.string().nullable(),
  /** Whether one person may be all three administrators here: every page of the log shows it. */
  smallOffice: z.boolean(),
});

/** The parameters that select entries of the log. */
export const rangeFields = {
  from: day.optional().openapi({ description: '从这一天起（北京时间）' }),
  to: day.optional().openapi({ description: '到这一天止，含当天' }),
  type: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)?$/)
    .optional()
    .openapi({ description: '事项，如 row.import；只写 row 是全部记录类事项' }),
  who: z.string().max(100).optional().openapi({ description: '谁做的：姓名或用户名中的字' }),
};
export interface RangeAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly type?: string | undefined;
  readonly who?: string | undefined;
}

const DAY_MS = 86_400_000;

export function rangeOf({ from, to, type, who }: RangeAsked): EntryRange {
  const at = (date: string | undefined): Date | null =>
    date === undefined ? null : new Date(`${date}T00:00:00+08:00`);
  const end = at(to);
  return {
    since: at(from),
    until: end && new Date(end.getTime() + DAY_MS),
    type: type ?? null,
    who: who === undefined ? null : actorSought(who),
  };
}

/** A page of the log, the latest first. @param asked `after`: the last number of the previous page */
export async function logPage(
  { context, act }: Call,
  asked: RangeAsked & { readonly after?: string | undefined },
  limit: number,
): Promise<z.input<typeof auditPage>> {
  const { region } = act.scope;
  return withSnapshot(context.db, act.scope, 1, async ([client]) => {
    if (!client) throw new Error('no connection');
    const to = asked.after === undefined ? null : BigInt(asked.after) - 1n;
    const found: z.input<typeof entry>[] = [];
    for await (const one of readEntries(client, region, { ...rangeOf(asked), to, limit: limit + 1 })) {
      const { name: actor, post, unit, address, via } = one.actor;
      const hash = Buffer.from(one.hash).toString('hex');
      const words = entryInWords(one);
      found.push({
        seq: String(one.seq),
        at: one.at,
        type: one.type,
        actor,
        post,
        unit,
        address,
        via,
        words,
        hash,
      });
    }
    const items = found.toReversed().slice(0, limit);
    const next = found.length > limit ? (items.at(-1)?.seq ?? null) : null;
    return { items, next, smallOffice: await isSmallOffice(client, region) };
  });
}
