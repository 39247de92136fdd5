import type { PoolClient } from 'pg';

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

/**
 * Waits until no import is under way in the city, and lets none begin before this transaction ends. The first that whoever
 * changes rows by hand does: rows are locked after it, never before.
 */
export async function waitForImports(client: PoolClient, region: number, now: Date): Promise<void> {
  const lock = `select from core.ledger_state where region_id = $1 and ledger = '*' for share`;
  if ((await client.query(lock, [region])).rowCount) return;
  await makeState(client, region, '*', now);
  await client.query(lock, [region]);
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
