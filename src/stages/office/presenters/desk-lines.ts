import { dayOf } from '#model/time/day-of.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import { deskLedger, type DeskLine, lookAtDesk, readDesk } from '#stages/ledgers/index.ts';

type DeskLedgers = Parameters<typeof readDesk>[0]['ledgers'];

/** Records that the acting post opens its desk now. @returns the visit before, and its unsaved drafts */
export function deskLook({ context, principal, act, now }: Call): ReturnType<typeof lookAtDesk> {
  const own = { db: context.db, region: act.scope.region, account: principal.account.id };
  return lookAtDesk(own, principal.acting?.id ?? '', now);
}

/** The ledgers that the acting post reads, with its other rights in each. */
export function deskLedgers(call: Call): DeskLedgers {
  return [...call.context.pack.ledgers.values()]
    .filter((ledger) => reaches(call, ledger, 'read'))
    .map((ledger) => deskLedger(call, ledger));
}

/** The rows of these ledgers that wait for the acting post, and the changes. */
export function deskLines(
  call: Call,
  ledgers: DeskLedgers,
  since: Date | null,
): Promise<readonly DeskLine[]> {
  const { context, principal, now } = call;
  return readDesk({
    db: context.db,
    act: call.actFor('read'),
    account: principal.account.id,
    unit: principal.acting?.unit ?? '',
    ledgers,
    since,
    today: dayOf(now),
  });
}
