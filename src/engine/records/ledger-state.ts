import type { PoolClient, QueryResult } from 'pg';
import { filled } from '#kernel/db/index.ts';

/**
 * Lets one import, undo or issue of a city at a time work on it: names and references are judged on a still picture. Rows that
 * are written by hand wait for it, and it for them.
 */
export async function holdCity(client: PoolClient, region: number, now: Date): Promise<void> {
  await holdState(client, region, '*', now);
}

/** Lets nobody else change the ledger before this transaction ends: what is numbered by what is there. */
export async function holdLedger(
  client: PoolClient,
  region: number,
  ledger: string,
  now: Date,
): Promise<void> {
  await holdState(client, region, ledger, now);
}

/** The statement by which whoever changes rows by hand waits for imports: it opens his transaction (importsWaited). */
export function waitForImportsSql(region: number): string {
  return filled(`select from core.ledger_state where region_id = $1 and ledger = '*' for share`, [region]);
}

/**
 * Sees that no import is under way in the city, and that none begins before this transaction ends. The first that whoever
 * changes rows by hand does: rows are locked after it, never before.
 * @param opened the results of the opening; the first is that of `waitForImportsSql`
 * @returns false when it had to wait anew, and what was read with the opening may be old
 */
export async function importsWaited(
  client: PoolClient,
  [waited]: readonly QueryResult[],
  region: number,
  now: Date,
): Promise<boolean> {
  if (waited?.rowCount) return true;
  // Nobody has ever imported into this city.
  await makeState(client, region, '*', now);
  await client.query(waitForImportsSql(region));
  return false;
}

async function holdState(client: PoolClient, region: number, ledger: string, now: Date): Promise<void> {
  const lock = 'select from core.ledger_state where region_id = $1 and ledger = $2 for update';
  if ((await client.query(lock, [region, ledger])).rowCount) return;
  await makeState(client, region, ledger, now);
  await client.query(lock, [region, ledger]);
}

async function makeState(client: PoolClient, region: number, ledger: string, now: Date): Promise<void> {
  await client.query(
    `insert into core.ledger_state (region_id, ledger, version, changed_at) values ($1, $2, 0, $3)
     on conflict (region_id, ledger) do nothing`,
    [region, ledger, now],
  );
}
