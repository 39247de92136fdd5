import type { ClientBase } from 'pg';
import type { ScopedTable } from './ledger-policies.ts';

/** The tables of later modules that their migrations have entered: visible like a ledger, and moved with their units. */
export async function scopedTables(client: ClientBase): Promise<readonly ScopedTable[]> {
  const { rows } = await client.query<ScopedTable>(
    'select table_name as table, ledger, persons, whole_only as "wholeOnly" from core.scoped_tables order by table_name',
  );
  for (const { table } of rows)
    if (!/^[a-z_]+\.[a-z_]+$/.test(table)) throw new Error(`not a table: ${table}`);
  return rows;
}
