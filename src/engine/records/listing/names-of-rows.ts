import type { Act } from '#engine/audit/with-change.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { ListedRow } from './listed-row.ts';

/** The names behind the codes that rows hold. */
export interface NamesOfRows {
  readonly units: Readonly<Record<string, string>>;
  readonly persons: Readonly<Record<string, string>>;
}

/**
 * The names of the units and persons that these rows name, by code: one statement, however many rows.
 * A code of a field that does not exist for the asker is in no row, and so its name is not told either.
 */
export async function namesOfRows(
  db: Database,
  { scope }: Act,
  ledger: Ledger,
  rows: readonly ListedRow[],
): Promise<NamesOfRows> {
  const units = new Set(rows.flatMap(({ unit }) => unit ?? []));
  const persons = new Set<string>();
  for (const { id, type } of ledger.fields) {
    const codes = type.startsWith('unit') ? units : type.startsWith('person') ? persons : null;
    if (codes === null) continue;
    for (const { values } of rows) for (const code of (values[id] ?? '').split('、')) codes.add(code);
  }
  const parts = [named('units', 'coalesce(short_name, name)', 'u', 2)];
  if (persons.size > 0) parts.push(named('posts', 'name', 'p', 3));
  const values: unknown[] = [scope.region, [...units], ...(persons.size > 0 ? [[...persons]] : [])];
  const found = await withScope(db, scope, (client) =>
    client.query<{ what: 'u' | 'p'; code: string; name: string }>(parts.join(' union all '), values),
  );
  const of = (what: 'u' | 'p'): Readonly<Record<string, string>> =>
    Object.fromEntries(found.rows.filter((row) => row.what === what).map(({ code, name }) => [code, name]));
  return { units: of('u'), persons: of('p') };
}

function named(table: 'units' | 'posts', name: string, what: string, parameter: number): string {
  return `select distinct '${what}' as what, code, ${name} as name from base.${table} where region_id = $1 and code = any ($${parameter}::text[])`;
}
