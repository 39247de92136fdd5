import type { ClientBase } from 'pg';

const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Inserts one row into a table of the program; column and value are written side by side.
 * @param table "schema.name"
 * @param row values by column, `region_id` among them
 */
export async function insertRow(
  client: ClientBase,
  table: string,
  row: Readonly<Record<string, unknown>> & { readonly region_id: number },
): Promise<void> {
  const columns = Object.keys(row);
  for (const name of [...table.split('.'), ...columns])
    if (!NAME.test(name)) throw new Error(`${name} is no name of a table or column`);
  const places = columns.map((_, at) => `$${at + 1}`).join(', ');
  await client.query(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
}
