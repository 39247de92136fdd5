import type { PoolClient } from 'pg';
import type { AuditEvent } from '#model/events/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { KnownUnit } from './names.ts';
import { scopedTables } from './scoped-tables.ts';
import { tableOf } from './table.ts';
import { unitPaths } from './unit-paths.ts';

/** What stands where its row stands. */
const FOLLOWING: readonly string[] = [
  'core.row_history',
  'files.attachments',
  'core.steps',
  'core.handed',
  'core.receipts',
];
/** What moves also with the unit to which it was handed. */
const HANDED: readonly string[] = ['core.handed', 'core.receipts'];

/**
 * Takes the rows of moved units along: rewrites unit_path wherever the tree says another path, in the same
 * transaction in which the tree changed (distributed.md, part 8, rule 3).
 * @param before the units as they were @param after the units as they are
 * @returns how many rows moved, and the event that tells of it; null when no unit moved
 */
export async function moveRows(
  client: PoolClient,
  region: number,
  pack: Pack,
  before: readonly KnownUnit[],
  after: readonly KnownUnit[],
): Promise<{ readonly rows: number; readonly event: AuditEvent } | null> {
  const old = unitPaths(before).paths;
  const moved = [...unitPaths(after).paths].filter(([code, path]) => old.has(code) && old.get(code) !== path);
  if (moved.length === 0) return null;
  const tables = [...pack.ledgers.values()].filter((ledger) => ledger.kind === 'ledger').map(tableOf);
  let rows = 0;
  const following = [...FOLLOWING, ...(await scopedTables(client)).map(({ table }) => table)];
  for (const table of [...tables, ...following]) {
    const { rowCount } = await client.query(
      `update ${table} t set unit_path = m.path from unnest($2::text[], $3::text[]) as m(code, path)
       where t.region_id = $1 and t.unit_id = m.code and t.unit_path <> m.path collate "C"`,
      [region, moved.map(([code]) => code), moved.map(([, path]) => path)],
    );
    if (!following.includes(table)) rows += rowCount ?? 0;
  }
  for (const table of HANDED)
    await client.query(
      `update ${table} t set to_path = m.path from unnest($2::text[], $3::text[]) as m(code, path)
       where t.region_id = $1 and t.to_unit = m.code and t.to_path <> m.path collate "C"`,
      [region, moved.map(([code]) => code), moved.map(([, path]) => path)],
    );
  const [was, is] = [before, after].map((units) => new Map(units.map((unit) => [unit.code, unit])));
  const above = (units: typeof was, code: string): string | null =>
    units?.get(units.get(code)?.parent ?? '')?.name ?? null;
  const units = moved.map(([code, path]) => ({
    code,
    name: is?.get(code)?.name ?? null,
    before: old.get(code) ?? '',
    after: path,
    above_before: above(was, code),
    above_after: above(is, code),
  }));
  return { rows, event: { type: 'unit.moved', data: { units, rows_moved: rows } } };
}
