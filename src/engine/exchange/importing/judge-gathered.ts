import type { PoolClient } from 'pg';
import {
  columnTypeOf,
  ident,
  reachGathered,
  type SingleLink,
  type Stage,
  tableOf,
} from '#engine/records/index.ts';
import type { Gathered } from '#model/pack/gathered.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { Field } from '#model/field.ts';

/** A staged cell with another value than the field follows from rows of another ledger at present. */
export interface GatheredCell {
  readonly row: number;
  readonly key: string;
  readonly gathered: Gathered;
  readonly value: string;
  /** What the row has. */
  readonly has: string | null;
}

/**
 * Cells that say something else than what is gathered: a field is typed only while no row of the other ledger belongs to its row.
 * The same value may stand in a sheet, because a city must be able to import its own export; an empty cell says nothing.
 */
export async function gatheredCells(
  client: PoolClient,
  { ledger, table, fields }: Stage,
  region: number,
): Promise<readonly GatheredCell[]> {
  const found: GatheredCell[] = [];
  for (const gathered of ledger.gathered) {
    const { field } = gathered;
    if (!fields.includes(field)) continue;
    const column = ident(field.id);
    const text = (of: string): string =>
      columnTypeOf(field) === 'text[]' ? `array_to_string(${of}.${column}, '、')` : `${of}.${column}::text`;
    const { rows } = await client.query<Omit<GatheredCell, 'gathered'>>(
      `select s.row_no as row, s.row_key as key, ${text('s')} as value, ${text('t')} as has
       from ${table} s join ${tableOf(ledger)} t on t.region_id = $1 and t.row_key = s.row_key
       where $2 = any (t.row_gathered) and s.${column} is not null and t.${column} is distinct from s.${column}
       order by s.row_no`,
      [region, field.id],
    );
    for (const row of rows) found.push({ ...row, gathered });
  }
  return found;
}

/** Why such a cell is refused, and what to do. @param shown a value of the field in words */
export function gatheredMessage(
  pack: Pack,
  { gathered: { field, from }, has }: GatheredCell,
  shown: (value: string) => string,
): string {
  const titles = [...new Set(from.map(({ ledger }) => `“${pack.ledgers.get(ledger)?.title ?? ledger}”`))];
  const present = has === null ? '空' : `“${shown(has)}”`;
  return `这一条的“${field.title}”现由${titles.join('、')}的记录得出，是${present}，不能手填别的；请到那里改，或删去这一格`;
}

/** A staged row that cites a row which another one cites already, and only one may. */
export interface SecondCiting {
  readonly row: number;
  readonly key: string;
  readonly field: Field;
  readonly into: Ledger;
  readonly value: string;
  /** The one that cites it. */
  readonly first: string;
}

/** Rows that cite what can be cited once: by a row that is stored, or by an earlier row of the sheet. */
export async function secondCitings(
  client: PoolClient,
  { ledger, table, fields }: Stage,
  region: number,
  links: readonly SingleLink[],
): Promise<readonly SecondCiting[]> {
  const found: SecondCiting[] = [];
  for (const { field: id, into } of links) {
    const field = ledger.field.get(id);
    if (!field || !fields.includes(field)) continue;
    const column = ident(id);
    const { rows: cited } = await client.query<{ value: string }>(
      `select distinct s.${column} as value from ${table} s where s.${column} is not null`,
    );
    if (cited.length === 0) continue;
    // Who cites a row may be out of the writer's reach; that it is cited he must know.
    await reachGathered(client, { into: into.id, keys: cited.map((one) => one.value) });
    const { rows } = await client.query<Omit<SecondCiting, 'field' | 'into'>>(
      `select s.row_no as row, s.row_key as key, s.${column} as value, coalesce(t.row_key, o.row_key) as first
       from ${table} s
         left join ${tableOf(ledger)} t on t.region_id = $1 and t.${column} = s.${column} and t.row_status <> 'voided' and t.row_key <> s.row_key
           and not exists (select from ${table} n where n.row_key = t.row_key and n.${column} is distinct from t.${column})
         left join lateral (select o.row_key from ${table} o where o.${column} = s.${column} and o.row_no < s.row_no and o.row_key <> s.row_key limit 1) o on true
       where s.${column} is not null and s.row_status <> 'voided' and (t.row_key is not null or o.row_key is not null) order by s.row_no`,
      [region],
    );
    await reachGathered(client);
    for (const row of rows) found.push({ ...row, field, into });
  }
  return found;
}

/** Why such a row is refused, and what to do. */
export function secondMessage({ ledger }: Stage, { into, value, first }: SecondCiting): string {
  return `“${into.title}”的“${value}”已有“${ledger.title}”的“${first}”与它对应，一条只对应一条；请核对编号，或到那一条办理`;
}
