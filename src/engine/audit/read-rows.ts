import type { PoolClient } from 'pg';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type Act, withChange } from './with-change.ts';

/** What is looked at, what for in words, and how a row is named in the log. */
export interface Look<Row> {
  readonly ledger: Ledger;
  readonly purpose: string;
  readonly keyOf: (row: Row) => string;
}

/**
 * Reads rows of a ledger within a scope. Of a sealed ledger nobody sees a row before the log says who looks: the
 * entry is committed with the read.
 */
export async function readRows<Row>(
  db: Database,
  act: Act,
  { ledger, purpose, keyOf }: Look<Row>,
  read: (client: PoolClient) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (ledger.sensitivity !== 'sealed') return withScope(db, act.scope, read);
  return withChange(db, act, async (client) => {
    const rows = await read(client);
    const keys = [...new Set(rows.map(keyOf))];
    const data = { ledger: ledger.id, title: ledger.title, count: rows.length, purpose, keys };
    return { result: rows, events: [{ type: 'row.read_sealed', data }] };
  });
}
