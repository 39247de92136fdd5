import { waitingReceipts } from '#engine/records/index.ts';
import type { Call } from '#service/endpoint.ts';
import type { deskLedgers } from './desk-lines.ts';

/** What was handed to the unit of the acting post and waits there, by ledger. */
interface Handed {
  readonly ledger: string;
  readonly title: string;
  readonly count: number;
  readonly since: string;
  readonly row: string | null;
  readonly receipt: boolean;
}

/** @param since what needs no receipt is told when it came after this */
export async function deskHanded(
  call: Call,
  known: ReturnType<typeof deskLedgers>,
  since: Date | null,
): Promise<readonly Handed[]> {
  const { principal, context } = call;
  const { scope } = call.actFor('read');
  const ledgers = known.map(({ ledger }) => ledger);
  const found = await waitingReceipts(context.db, scope, ledgers, principal.acting?.unit ?? '', since);
  return found.map((one) => {
    const ledger = context.pack.ledgers.get(one.ledger);
    return {
      ...one,
      title: ledger?.title ?? one.ledger,
      since: one.since.toISOString(),
      receipt: ledger?.addressees?.receipt ?? false,
    };
  });
}
