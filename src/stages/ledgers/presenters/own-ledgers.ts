import { dayOf } from '#model/time/day-of.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import { answersOf, DUTY_LEDGER, readingOf, readOccurrences } from '#stages/duties/index.ts';
import { readDesk } from '../operations/read-desk.ts';

/** A unit has a few dozen occurrences a year; more than these tell of no further ledger. */
const MOST = 200;

type Asked = ReadonlyMap<string, { readonly duties: number; readonly open: number }>;

/** By ledger: the occurrences of the post's own unit that its rows answer. */
export async function askedOf(call: Call, year: string): Promise<Asked> {
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
export async function waitingOf(
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
