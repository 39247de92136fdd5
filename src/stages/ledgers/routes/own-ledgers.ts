import { z } from '@hono/zod-openapi';
import { answersOf, DUTY_LEDGER, readOccurrences } from '#stages/duties/index.ts';
import { readDesk } from '../index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { readingOf } from '#stages/duties/presenters/duty-reading.ts';
import { reaches } from '#service/reach.ts';
import { yearText } from '#service/schemas.ts';

/** A unit has a few dozen occurrences a year; more than these tell of no further ledger. */
const MOST = 200;

/** Which of all the ledgers are a post's own: those that its unit's duties ask for, and those in which something waits. */
export const OWN_LEDGER_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/own-ledgers',
      id: 'listOwnLedgers',
      tag: '台账',
      summary: '本单位的责任要用到的台账，和有事等本岗位办的台账；封闭台账不在内',
      query: z.strictObject({ year: yearText }),
      answer: z.object({
        items: z.array(
          z.object({
            ledger: z.string(),
            duties: z.number().int().openapi({ description: '本单位这一年有几期责任由它的记录回答' }),
            open: z.number().int().openapi({ description: '其中还没有做的' }),
            waits: z.number().int().openapi({ description: '等本岗位办的记录' }),
          }),
        ),
      }),
      problems: [],
    },
    async ({ query: { year } }, call) => {
      const { pack } = call.context;
      const known = [...pack.ledgers.values()].filter(
        (ledger) =>
          ledger.kind === 'ledger' && ledger.sensitivity !== 'sealed' && reaches(call, ledger, 'read'),
      );
      const [asked, waits] = await Promise.all([askedOf(call, year), waitingOf(call, known)]);
      const items = known.flatMap(({ id }) => {
        const { duties = 0, open = 0 } = asked.get(id) ?? {};
        const waiting = waits.get(id) ?? 0;
        return duties + waiting === 0 ? [] : [{ ledger: id, duties, open, waits: waiting }];
      });
      return { items: items.toSorted((a, b) => b.waits - a.waits || b.open - a.open || b.duties - a.duties) };
    },
  ),
];

type Asked = ReadonlyMap<string, { readonly duties: number; readonly open: number }>;

/** By ledger: the occurrences of the post's own unit that its rows answer. */
async function askedOf(call: Call, year: string): Promise<Asked> {
  const { principal, context } = call;
  const path = principal.paths.get(principal.acting?.unit ?? '');
  const list = context.pack.ledgers.get(DUTY_LEDGER);
  if (path === undefined || !list || !reaches(call, list, 'read')) return new Map();
  const { items } = await readOccurrences(readingOf(call, year), { path, after: null, limit: MOST });
  const asked = new Map<string, { duties: number; open: number }>();
  for (const { duty, standing } of items)
    for (const ledger of new Set(answersOf(context.pack, duty).map((answer) => answer.ledger))) {
      const one = asked.get(ledger) ?? { duties: 0, open: 0 };
      const open = standing === 'overdue' || standing === 'due' ? 1 : 0;
      asked.set(ledger, { duties: one.duties + 1, open: one.open + open });
    }
  return asked;
}

/** By ledger: the rows that stand on the desk of the post. */
async function waitingOf(
  call: Call,
  known: readonly Parameters<typeof reaches>[1][],
): Promise<ReadonlyMap<string, number>> {
  const { context, principal, now } = call;
  const lines = await readDesk({
    db: context.db,
    act: call.actFor('read'),
    account: principal.account.id,
    unit: principal.acting?.unit ?? '',
    ledgers: known.map((ledger) => ({
      ledger,
      writes: reaches(call, ledger, 'write'),
      accepts: reaches(call, ledger, 'accept'),
    })),
    since: null,
    today: dayOf(now),
  });
  const waits = new Map<string, number>();
  for (const { ledger, kind, count } of lines)
    if (kind !== 'next' && kind !== 'changed') waits.set(ledger, (waits.get(ledger) ?? 0) + count);
  return waits;
}
