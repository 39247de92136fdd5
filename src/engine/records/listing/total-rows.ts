import type { QueryResultRow } from 'pg';
import { type Act, readRows } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { ident, tableOf } from '../table.ts';
import type { RowSelection } from './row-query.ts';
import { columnOf, selectionSql } from './selection-sql.ts';
import { visibleColumns } from './visible-columns.ts';

/** How many rows a selection has: the length of the list that the same selection opens. */
export async function countRows(
  db: Database,
  act: Act,
  ledger: Ledger,
  selection: RowSelection,
): Promise<number> {
  const { where, values } = selectionSql(ledger, act.scope, selection);
  const sql = `select count(*) as n from ${tableOf(ledger)} t where ${where}`;
  const rows = await ask<{ n: string }>(db, act, ledger, sql, values);
  return Number(rows[0]?.n ?? 0);
}

/** The sums of the fields that can be added, as canonical decimals (money in 分); null where no row has a value. */
export async function totalRows(
  db: Database,
  act: Act,
  ledger: Ledger,
  selection: RowSelection,
): Promise<Readonly<Record<string, string | null>>> {
  const added = [...visibleColumns(ledger, act.scope).values()].filter(
    ({ field }) => field && fieldTypes[field.type].sum !== null,
  );
  if (added.length === 0) return {};
  const { where, values } = selectionSql(ledger, act.scope, selection);
  const sums = added.map(({ name }) => `sum(t.${ident(name)})::text as ${ident(name)}`);
  const sql = `select ${sums.join(', ')} from ${tableOf(ledger)} t where ${where}`;
  const rows = await ask<Record<string, string | null>>(db, act, ledger, sql, values);
  return rows[0] ?? {};
}

export interface Group {
  /** The value as text; null for rows without one. */
  readonly value: string | null;
  readonly count: number;
}

/** Most values that a grouping answers. */
const MOST_GROUPS = 1000;

/**
 * Rows by the values of one field, most frequent first; a row with several values counts under each.
 * @throws RECORD-FIELD, RECORD-FILTER; RECORD-GROUPS for a field of more than 1,000 values
 */
export async function groupRows(
  db: Database,
  act: Act,
  ledger: Ledger,
  selection: RowSelection,
  by: string,
): Promise<readonly Group[]> {
  const column = columnOf(visibleColumns(ledger, act.scope), by);
  const { where, values } = selectionSql(ledger, act.scope, selection);
  const name = `t.${ident(column.name)}`;
  const value =
    column.type === 'text[]'
      ? `unnest(case when coalesce(${name}, '{}') = '{}' then array[null]::text[] else ${name} end)`
      : name;
  const sql = `select g.value::text as value, count(*) as count
    from (select ${value} as value from ${tableOf(ledger)} t where ${where}) g
    group by 1 order by 2 desc, 1 limit ${MOST_GROUPS + 1}`;
  const rows = await ask<{ value: string | null; count: string }>(db, act, ledger, sql, values);
  if (rows.length > MOST_GROUPS)
    throw recordErrors.error('RECORD-GROUPS', { field: column.field?.title ?? by });
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
}

/** Counting in a sealed ledger is a look into it, and is logged like one. */
async function ask<Row extends QueryResultRow>(
  db: Database,
  act: Act,
  ledger: Ledger,
  sql: string,
  values: unknown[],
): Promise<readonly Row[]> {
  const look = { ledger, purpose: '计数', keyOf: () => '*' };
  return readRows(db, act, look, async (client) => (await client.query<Row>(sql, values)).rows);
}
