import { dayOf } from '#model/time/day-of.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import { type DeskLine, lookAtDesk, readDesk } from '#stages/ledgers/index.ts';

type DeskLedgers = Parameters<typeof readDesk>[0]['ledgers'];

/** Notes that the acting post looks at its desk now. @returns when it looked before, and what it has typed and not saved */
export function deskLook({ context, principal, act, now }: Call): ReturnType<typeof lookAtDesk> {
  const own = { db: context.db, region: act.scope.region, account: principal.account.id };
  return lookAtDesk(own, principal.acting?.id ?? '', now);
}

/** The ledgers that the acting post reads, and what else it may do in each. */
export function deskLedgers(call: Call): DeskLedgers {
  return [...call.context.pack.ledgers.values()]
    .filter((ledger) => reaches(call, ledger, 'read'))
    .map((ledger) => ({
      ledger,
      writes: reaches(call, ledger, 'write'),
      accepts: reaches(call, ledger, 'accept'),
    }));
}

/** What waits for the acting post among the rows of these ledgers, and what changed since. */
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
