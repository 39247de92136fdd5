import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { HANDED_FROM } from './handed-row.ts';

/** Rows of one ledger that were handed to a unit, and wait to be signed for or to be seen. */
export interface WaitingReceipts {
  readonly ledger: string;
  readonly count: number;
  readonly since: Date;
  /** The row where it is one alone. */
  readonly row: string | null;
}

/**
 * What was handed to a unit itself and waits there: to be signed for, until somebody has; of ledgers that ask for no receipt what
 * came after the given time.
 * @param since null: nothing is news
 */
export async function waitingReceipts(
  db: Database,
  scope: Scope,
  ledgers: readonly Ledger[],
  unit: string,
  since: Date | null,
): Promise<readonly WaitingReceipts[]> {
  const addressed = ledgers.filter(({ addressees }) => addressees !== null);
  if (addressed.length === 0) return [];
  const [signed, told] = [true, false].map((receipt) =>
    addressed.filter(({ addressees }) => addressees?.receipt === receipt).map(({ id }) => id),
  );
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<WaitingReceipts>(
      `select h.ledger, count(*)::int as count, min(h.handed_at) as since,
         case when count(*) = 1 then min(h.row_id::text) end as row
       from ${HANDED_FROM} where h.region_id = $1 and h.to_unit = $2 and h.in_force
         and (h.ledger = any ($3) and r.row_id is null or h.ledger = any ($4) and h.handed_at > $5::timestamptz)
       group by h.ledger order by min(h.handed_at)`,
      [scope.region, unit, signed, told, since],
    );
    return rows;
  });
}
