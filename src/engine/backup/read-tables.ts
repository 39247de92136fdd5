import type { ClientBase } from 'pg';
import type { TableOfBackup } from './contents.ts';

/** Made by migrations and definitions, recomputable at any time, or work in progress. */
const LEFT_OUT = ['app.migrations', 'app.placements', 'core.fact_cache', 'jobs.jobs', 'jobs.claims'];

/**
 * Every table with data of a city, with its columns, in a fixed order: those of migrations, then the ledgers. The table
 * of cities is last: an incomplete city does not exist.
 */
export async function readTables(client: ClientBase): Promise<readonly TableOfBackup[]> {
  const { rows } = await client.query<TableOfBackup>(
    `select n.nspname as schema, c.relname as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
         'identity', a.attidentity <> '') order by a.attnum) as columns
     from app.placements p join pg_class c on c.oid = to_regclass(p.table_name)
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where p.table_name <> all($1)
     group by 1, 2 order by n.nspname = 'app' and c.relname = 'regions', n.nspname in ('base', 'ledger'), 1, 2`,
    [LEFT_OUT],
  );
  return rows;
}
