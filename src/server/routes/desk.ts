import { z } from '@hono/zod-openapi';
import { dayOf } from '#model/time/day-of.ts';
import { listDisclosures } from '#engine/access/operations/list-disclosures.ts';
import { lookAtDesk, readDesk } from '#stages/ledgers/index.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { reaches } from '../reach.ts';
import { ownOf } from './own.ts';

/** More than so many requests wait for nobody. */
const MOST = 100;

const line = z
  .object({
    kind: z.enum(['returned', 'overdue', 'waiting', 'due', 'draft', 'next', 'changed']),
    ledger: z.string(),
    title: z.string(),
    count: z.number().int(),
    where: z.array(z.string()).openapi({ description: '以这些条件列出的记录正好是这些条' }),
    since: z.iso.datetime(),
    until: z.iso.date().nullable().openapi({ description: '其中最早的办理时限' }),
    unit: z.string().nullable().openapi({ description: '都属于一个单位时，它的名称' }),
    units: z.number().int().openapi({ description: '属于几个单位' }),
    sealed: z.boolean().openapi({ description: '封闭台账的，看过即记入日志' }),
    rows: z
      .array(z.string())
      .openapi({ description: '待审定的不超过 20 条时，是哪几条；其余的只有一条时，是哪一条' }),
  })
  .openapi('DeskLine');

const typed = z.object({
  ledger: z.string(),
  title: z.string(),
  row: z.string().openapi({ description: '记录的编号；new 为新登记的' }),
  at: z.iso.datetime(),
});

/** What waits for the acting post. */
export const DESK_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/desk',
      id: 'readDesk',
      tag: '工作台',
      summary: '等本岗位办的：退回的、逾期的、待审定的、快到期的、草稿、下一周到期的，和某时以来有变动的',
      query: z.strictObject({
        since: z.iso
          .datetime()
          .optional()
          .openapi({ description: '某时以来的变动；不写就从上次看工作台算起' }),
      }),
      answer: z.object({
        items: z.array(line),
        since: z.iso.datetime().nullable().openapi({ description: '变动从何时算起；第一次看为空' }),
        typed: z.array(typed).openapi({ description: '本人填了没有保存的' }),
        writes: z.boolean().openapi({ description: '本岗位可以登记' }),
        disclosures: z.number().int().openapi({ description: '等本岗位决定的查看申请' }),
      }),
      problems: [],
    },
    async ({ query: { since } }, call) => {
      const act = call.actFor('read');
      const { principal, context, now } = call;
      const own = ownOf(call);
      const post = principal.acting?.id ?? '';
      const { before, typed: left } = await lookAtDesk(own, post, now);
      const from = since === undefined ? before : new Date(since);
      const ledgers = [...context.pack.ledgers.values()]
        .filter((ledger) => reaches(call, ledger, 'read'))
        .map((ledger) => ({
          ledger,
          writes: reaches(call, ledger, 'write'),
          accepts: reaches(call, ledger, 'accept'),
        }));
      const found = await readDesk({
        db: context.db,
        act,
        account: principal.account.id,
        unit: principal.acting?.unit ?? '',
        ledgers,
        since: from,
        today: dayOf(now),
      });
      const drafts = left.flatMap(({ ledger: id, row, at }) => {
        const ledger = ledgers.find((one) => one.ledger.id === id && one.writes)?.ledger;
        return ledger ? [{ ledger: id, title: ledger.title, row, at: at.toISOString() }] : [];
      });
      const decides = [...context.pack.ledgers.values()].some((ledger) => reaches(call, ledger, 'disclose'));
      const asked = decides
        ? await listDisclosures(context.db, principal, context.pack, { after: null, limit: MOST })
        : [];
      return {
        since: from?.toISOString() ?? null,
        typed: drafts,
        writes: ledgers.some(({ writes, ledger }) => writes && ledger.kind === 'ledger'),
        disclosures: asked.filter(({ own: mine, allowed }) => !mine && allowed === null).length,
        items: found.map((one) => ({
          ...one,
          where: [...one.where],
          since: one.since.toISOString(),
          unit: one.unit === null ? null : (principal.shortNames.get(one.unit) ?? one.unit),
          rows: one.kind === 'waiting' || one.count === 1 ? [...one.rows] : [],
        })),
      };
    },
  ),
];
