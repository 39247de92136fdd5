import { addDays, dayOf } from '#model/time/day-of.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import { answersOf, DUTY_LEDGER, readingOf, readOwed, SOON_DAYS } from '#stages/duties/index.ts';
import { deskLedger } from './desk-ledger.ts';
import { readDesk } from '../operations/read-desk.ts';

/** Duties of a unit that the rows of a ledger answer. */
interface Owed {
  readonly duties: number;
  readonly overdue: number;
  readonly due: number;
}
/** The same, with the rows that wait for the acting post. */
export type Counted = Owed & { readonly waits: number };
type Asked = ReadonlyMap<string, Owed>;

/** By ledger: the occurrences of the post's own unit that its rows answer, counted like those of its desk. */
export async function askedOf(call: Call, year: string): Promise<Asked> {
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

/** By ledger: the rows on the post's desk. */
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
    ledgers: known.map((ledger) => deskLedger(call, ledger)),
    since: null,
    today: dayOf(now),
  });
  const waits = new Map<string, number>();
  for (const { ledger, kind, count } of lines)
    if (kind !== 'next' && kind !== 'changed') waits.set(ledger, (waits.get(ledger) ?? 0) + count);
  return waits;
}
