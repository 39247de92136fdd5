import type { PoolClient } from 'pg';

/** What comes within the reach of a transaction that gathers, beside what its scope reaches; the rest is empty. */
export interface GatherReach {
  /** The ledger into which rows are gathered, and the keys that tie its rows to theirs. */
  readonly into?: string;
  readonly keys?: readonly string[];
  /** The batch whose history is written. */
  readonly batch?: string;
  /** The ledgers that are counted up. */
  readonly ledgers?: readonly string[];
}

/**
 * Sets what the policies `gathered` let through until it is set anew: rows that belong together, whoever acts. The role of the
 * transaction stays (distributed.md, part 8, rule 5), and without a scope that gathers these policies do not exist for it.
 */
export async function reachGathered(
  client: PoolClient,
  { into = '', keys = [], batch = '', ledgers = [] }: GatherReach = {},
): Promise<void> {
  await client.query('select core.reach_gathered($1, $2::text[], $3, $4::text[])', [
    into,
    keys,
    batch,
    ledgers,
  ]);
}
