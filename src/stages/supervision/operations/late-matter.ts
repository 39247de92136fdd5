import type { PoolClient } from 'pg';
import { ident, tableOf, untilSql } from '#engine/records/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import { isOpenSql } from './open-orders.ts';

/** A matter whose day has passed. */
export interface LateMatter {
  /** By which orders cite it. */
  readonly number: string;
  readonly unit: string;
  /** "YYYY-MM-DD" */
  readonly until: string;
}

/** The field by which an order cites rows of a ledger; undefined where none does. */
export function orderField(orders: Ledger, { id }: Ledger): Field | undefined {
  return orders.fields.find(({ ledger }) => ledger === id);
}

/**
 * A row whose matter is late: its state should have been left, or its work done, before today.
 * @returns null for a row that is not late, not accepted, or out of reach
 */
export async function lateMatter(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  { row, today }: { readonly row: string; readonly today: string },
): Promise<LateMatter | null> {
  const { rows } = await client.query<LateMatter>(
    `select m.number, m.unit, to_char(m.until, 'YYYY-MM-DD') as until from (
       select t.row_key as number, t.unit_id as unit, least(${untilSql(ledger)}, ${dueSql(ledger)}) as until from ${tableOf(ledger)} t
       where t.region_id = $1 and t.row_id = $2 and t.row_status = 'accepted') m
     where m.until < $3::date`,
    [region, row, today],
  );
  return rows[0] ?? null;
}

/** SQL of the day on which the work of `t` is due; null once it is done, or waived. */
function dueSql({ due }: Ledger): string {
  if (!due) return 'null::date';
  const { on, done, waived } = due;
  const stopped = waived
    ? ` and not coalesce(t.${ident(waived.field.id)} in (${waived.codes.map((code) => `'${code}'`).join(', ')}), false)`
    : '';
  return `case when t.${ident(done.id)} is null${stopped} then t.${ident(on.id)}::date end`;
}

/** The open order about a matter. */
export async function openOrderAbout(
  client: PoolClient,
  region: number,
  orders: Ledger,
  { field, number }: { readonly field: Field; readonly number: string },
): Promise<{ readonly number: string; readonly row: string } | null> {
  const { rows } = await client.query<{ number: string; row: string }>(
    `select t.order_no as number, t.row_id as row from ${tableOf(orders)} t
     where t.region_id = $1 and t.${ident(field.id)} = $2 and t.row_status <> 'voided'
       and ${isOpenSql(orders)} order by t.order_no limit 1`,
    [region, number],
  );
  return rows[0] ?? null;
}
