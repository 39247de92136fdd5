import { z } from '@hono/zod-openapi';
import { addDays, dayOf } from '#model/time/day-of.ts';
import { DUTY_LEDGER, readDue } from '#stages/duties/index.ts';
import { listDisclosures } from '#engine/access/operations/list-disclosures.ts';
import { lookAtDesk, readDesk } from '#stages/ledgers/index.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import { readingOf } from '../presenters/duty-reading.ts';
import { reaches } from '../reach.ts';
import { ownOf } from './own.ts';

/** More than so many requests wait for nobody. */
const MOST = 100;

const line = z
  .object({
    kind: z.enum(['returned', 'overdue', 'waiting', 'due', 'draft', 'changed']),
    ledger: z.string(),
    title: z.string(),
    count: z.number().int(),
    where: z.array(z.string()).openapi({ description: '以这些条件列出的记录正好是这些条' }),
    since: z.iso.datetime(),
    row: z.string().nullable().openapi({ description: '只有一条时，它的编号' }),
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
      summary: '等本岗位办的：退回的、待审定的、草稿，和某时以来有变动的',
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
        duties: z
          .array(
            z.object({
              year: z.number().int(),
              unit: z.string(),
              overdue: z.number().int(),
              due: z.number().int(),
              until: z.string(),
            }),
          )
          .openapi({ description: '本单位逾期未履责和近期到期的责任；年初连同上年' }),
        disclosures: z.number().int().openapi({ description: '等本岗位决定的查看申请' }),
      }),
      problems: [],
    },
    async ({ query: { since } }, call) => {
      const { scope } = call.actFor('read');
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
      const duties = dutiesOf(call);
      const found = await readDesk({
        db: context.db,
        scope,
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
        duties: await duties,
        since: from?.toISOString() ?? null,
        typed: drafts,
        disclosures: asked.filter(({ own: mine, allowed }) => !mine && allowed === null).length,
        items: found.map((one) => ({ ...one, where: [...one.where], since: one.since.toISOString() })),
      };
    },
  ),
];

/** Soon enough to be told. */
const DAYS = 14;

/** The duties of the post's own unit: of this year, and in its first quarter of the last. */
async function dutiesOf(call: Call) {
  const { context, principal, now } = call;
  const ledger = context.pack.ledgers.get(DUTY_LEDGER);
  const unit = principal.acting?.unit ?? '';
  const path = principal.paths.get(unit);
  if (!ledger || path === undefined || !reaches(call, ledger, 'read')) return [];
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const years = today.slice(5) < '04' ? [year - 1, year] : [year];
  const until = addDays(today, DAYS);
  const counted = await Promise.all(years.map((one) => readDue(readingOf(call, String(one)), path, until)));
  return counted.filter(({ overdue, due }) => overdue + due > 0).map((one) => ({ ...one, unit }));
}
