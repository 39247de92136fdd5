import type { ClientBase } from 'pg';
import type { Database } from '#kernel/db/index.ts';
import { GUARDED_TABLES, type GuardedTable, guardedSql } from './guarded-tables.ts';

/** A guarded row as an entry tells of it: table, key, digest. */
export type GuardedRow = readonly [table: string, key: string, digest: string];

const PRESENT = new WeakMap<Database, Promise<readonly GuardedTable[]>>();

/** The guarded tables that this database has: tests make some without the later modules. */
export function guardedTablesOf(db: Database, client: ClientBase): Promise<readonly GuardedTable[]> {
  const known = PRESENT.get(db);
  if (known) return known;
  const asked = askPresent(client);
  PRESENT.set(db, asked);
  asked.catch(() => PRESENT.delete(db));
  return asked;
}

async function askPresent(client: ClientBase): Promise<readonly GuardedTable[]> {
  const { rows } = await client.query<{ table: string }>(
    'select t as "table" from unnest($1::text[]) as t where to_regclass(t) is not null',
    [GUARDED_TABLES.map(({ table }) => table)],
  );
  const present = new Set(rows.map(({ table }) => table));
  return GUARDED_TABLES.filter(({ table }) => present.has(table));
}

/**
 * What a transaction has written in guarded tables: the rows whose version is its own. The first time in a city, all of
 * their rows, because before that the log told of none.
 * @returns null when it has written none of them
 */
export async function guardedRowsWritten(
  db: Database,
  client: ClientBase,
  region: number,
): Promise<{ readonly first: boolean; readonly rows: readonly GuardedRow[] } | null> {
  const tables = await guardedTablesOf(db, client);
  if (tables.length === 0) return null;
  const read = async (which: string): Promise<readonly GuardedRow[]> => {
    const { rows } = await client.query<{ table: string; key: string; digest: string }>(
      `select * from (${guardedSql(tables, which)}) as g order by 1, 2`,
      [region],
    );
    return rows.map(({ table, key, digest }) => [table, key, digest]);
  };
  const { rows: heads } = await client.query<{ from: string | null }>(
    'select guarded_from::text as "from" from audit.heads where region_id = $1',
    [region],
  );
  if (heads[0]?.from != null) {
    const rows = await read(' and xmin = pg_current_xact_id()::xid');
    return rows.length === 0 ? null : { first: false, rows };
  }
  // One alone begins: whoever waits here finds it done.
  await client.query(
    `insert into audit.heads (region_id, seq, hash) values ($1, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing`,
    [region],
  );
  const { rows: locked } = await client.query<{ from: string | null; seq: string }>(
    'select guarded_from::text as "from", seq::text from audit.heads where region_id = $1 for update',
    [region],
  );
  if (locked[0]?.from != null) return guardedRowsWritten(db, client, region);
  await client.query('update audit.heads set guarded_from = seq + 1 where region_id = $1', [region]);
  return { first: true, rows: await read('') };
}
