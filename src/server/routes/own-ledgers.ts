import { z } from '@hono/zod-openapi';
import { answersOf, DUTY_LEDGER, readOwed, SOON_DAYS } from '#stages/duties/index.ts';
import { readDesk } from '#stages/ledgers/index.ts';
import { addDays, dayOf } from '#model/time/day-of.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import { readingOf } from '../presenters/duty-reading.ts';
import { reaches } from '../reach.ts';
import { yearText } from '../schemas.ts';

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
            overdue: z.number().int().openapi({ description: '其中逾期未履责的' }),
            due: z.number().int().openapi({ description: '其中快到期的，与工作台同一算法' }),
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
        const { duties = 0, overdue = 0, due = 0 } = asked.get(id) ?? {};
        const waiting = waits.get(id) ?? 0;
        return duties + waiting === 0 ? [] : [{ ledger: id, duties, overdue, due, waits: waiting }];
      });
      const order = (a: Counted, b: Counted): number =>
        b.waits - a.waits || b.overdue - a.overdue || b.due - a.due || b.duties - a.duties;
      return { items: items.toSorted(order) };
    },
  ),
];

interface Owed {
  readonly duties: number;
  readonly overdue: number;
  readonly due: number;
}
type Counted = Owed & { readonly waits: number };
type Asked = ReadonlyMap<string, Owed>;

/** By ledger: the occurrences of the post's own unit that its rows answer, counted as its desk counts them. */
async function askedOf(call: Call, year: string): Promise<Asked> {
  const { principal, context } = call;
  const path = principal.paths.get(principal.acting?.unit ?? '');
  const list = context.pack.ledgers.get(DUTY_LEDGER);
  if (path === undefined || !list || !reaches(call, list, 'read')) return new Map();
  const until = addDays(dayOf(call.now), SOON_DAYS);
  const asked = new Map<string, Owed>();
  for (const { duty, all, overdue, due } of await readOwed(readingOf(call, year), path, until))
    for (const ledger of new Set(answersOf(context.pack, duty).map((answer) => answer.ledger))) {
      const one = asked.get(ledger) ?? { duties: 0, overdue: 0, due: 0 };
      asked.set(ledger, {
        duties: one.duties + all,
        overdue: one.overdue + overdue,
        due: one.due + due,
      });
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
