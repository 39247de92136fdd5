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

interface Unknown {
  /** Tables whose rows are counted. */
  readonly tables: readonly string[];
  /** Codes of all units of the tree. */
  readonly known: readonly string[];
  readonly moved: readonly { readonly was: string; readonly is: string }[];
}

/**
 * The rows of units that are in the tree no more (their entry was voided): they go with the unit below which theirs
 * stood, so that who reads that unit's rows goes on reading them. @returns how many
 */
async function moveUnknown(
  client: PoolClient,
  region: number,
  all: readonly string[],
  { tables, known, moved }: Unknown,
): Promise<number> {
  let rows = 0;
  for (const table of all) {
    const { rowCount } = await client.query(
      `update ${table} t set unit_path = (
         select m.is_now || substr(t.unit_path, length(m.was) + 1) from unnest($3::text[], $4::text[]) as m(was, is_now)
         where starts_with(t.unit_path, m.was) order by length(m.was) desc limit 1)
       where t.region_id = $1 and t.unit_id <> all ($2::text[])
         and exists (select from unnest($3::text[]) as m(was) where starts_with(t.unit_path, m.was))`,
      [region, known, moved.map(({ was }) => was), moved.map(({ is }) => is)],
    );
    if (tables.includes(table)) rows += rowCount ?? 0;
  }
  return rows;
}

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
  rows += await moveUnknown(client, region, [...tables, ...following], {
    tables,
    known: after.map(({ code }) => code),
    moved: moved.map(([code, path]) => ({ was: old.get(code) ?? '', is: path })),
  });
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
