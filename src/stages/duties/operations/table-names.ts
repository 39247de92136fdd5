import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** The tables of this installation, "schema.table", to check what it does not store (prohibitions.ts). */
export function tableNames(db: Database, scope: Scope): Promise<readonly string[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    return rows.map((row) => row.name);
  });
}
