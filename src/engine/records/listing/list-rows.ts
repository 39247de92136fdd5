import { type Act, readRows } from '#engine/audit/index.ts';
import { type Database, isUuid } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { ident, tableOf } from '../table.ts';
import { type ListedRow, listedRow, type RawRow, shownColumns, textOf } from './listed-row.ts';
import type { RowQuery } from './row-query.ts';
import { columnOf, fits, selectionSql } from './selection-sql.ts';
import { type VisibleColumn, visibleColumns } from './visible-columns.ts';

export interface RowPage {
  readonly rows: readonly ListedRow[];
  /** What to ask for the next page with; null at the end. */
  readonly next: string | null;
}

const MOST = 500;

/**
 * One page of a ledger's rows. Pages follow one another by the last row's place, so that rows which come or go
 * in between are neither shown twice nor passed over, and a late page costs no more than the first. A look at a
 * sealed ledger is logged.
 * @throws RECORD-FIELD, RECORD-FILTER, RECORD-PAGE
 */
export async function listRows(db: Database, act: Act, ledger: Ledger, query: RowQuery): Promise<RowPage> {
  const { scope } = act;
  const { where, values } = selectionSql(ledger, scope, query);
  const columns = visibleColumns(ledger, scope);
  const by = query.order ? columnOf(columns, query.order.field) : null;
  const descending = query.order?.descending ?? true;
  const limit = Math.min(Math.max(1, Math.trunc(query.limit)), MOST);
  const sorted = by ? comparable(by) : 't.row_id';
  const parts = [where];
  if (query.after !== null) parts.push(beyond(readPlace(query.after, by), by, sorted, descending, values));
  const direction = descending ? 'desc' : 'asc';
  const sql = `select ${shownColumns(ledger, scope)}, ${by ? textOf(by) : 'null'} as place
    from ${tableOf(ledger)} t where ${parts.join(' and ')}
    order by ${by ? `${sorted} ${direction} nulls last, ` : ''}t.row_id ${direction} limit ${limit + 1} offset ${Math.max(0, Math.trunc(query.skip ?? 0))}`;
  const look = { ledger, purpose: '列表', keyOf: (row: PlacedRow) => row.row_id };
  const rows = await readRows(
    db,
    act,
    look,
    async (client) => (await client.query<PlacedRow>(sql, values)).rows,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => listedRow(row, ledger, scope)),
    next: rows.length > limit && last ? writePlace({ value: last.place, id: last.row_id }) : null,
  };
}

type PlacedRow = RawRow & { readonly place: string | null };

/** What the list is ordered by and its places are compared with; sets by their text. */
function comparable({ name, type }: VisibleColumn): string {
  return type === 'text[]' ? `array_to_string(t.${ident(name)}, '、')` : `t.${ident(name)}`;
}

interface Place {
  readonly value: string | null;
  readonly id: string;
}

function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url');
}

/** @throws RECORD-PAGE for what no page has said: a place comes back from outside and is judged like any value */
function readPlace(text: string, by: VisibleColumn | null): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(read)) {
      const [value, id] = read as unknown[];
      if (
        (value === null || (typeof value === 'string' && fits(value, by?.type ?? 'text'))) &&
        typeof id === 'string' &&
        isUuid(id)
      )
        return { value, id };
    }
  } catch {
    // Falls through: not one of our places.
  }
  throw recordErrors.error('RECORD-PAGE');
}

/** The rows behind a place in the order of the list; rows without a value stand last. */
function beyond(
  { value, id }: Place,
  by: VisibleColumn | null,
  sorted: string,
  descending: boolean,
  values: unknown[],
): string {
  const sign = descending ? '<' : '>';
  const row = `t.row_id ${sign} $${values.push(id)}::uuid`;
  if (!by) return row;
  if (value === null) return `(${sorted} is null and ${row})`;
  const at = `$${values.push(value)}`;
  const cast = by.type === 'text[]' ? '' : `::${by.type}`;
  return `(${sorted} ${sign} ${at}${cast} or (${sorted} = ${at}${cast} and ${row}) or ${sorted} is null)`;
}
