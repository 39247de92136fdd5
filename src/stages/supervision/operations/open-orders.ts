import type { PoolClient } from 'pg';
import { ident, tableOf } from '#engine/records/index.ts';
import { withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { OccurrenceKey } from '#stages/duties/index.ts';
import type { Issuer } from './issuer.ts';

/** An order that has not ended. */
export interface OpenOrder extends OccurrenceKey {
  readonly number: string;
  readonly row: string;
}

/** Whether an order is about an occurrence. */
export function aboutOccurrence(order: OpenOrder, { duty, unit, period, bearer }: OccurrenceKey): boolean {
  return order.duty === duty && order.unit === unit && order.period === period && order.bearer === bearer;
}

/** The open orders about these occurrences of a year, as far as the post may see them. */
export function openOrders(
  { db, writing: { scope } }: Pick<Issuer, 'db' | 'writing'>,
  ledger: Ledger,
  year: number,
  occurrences: readonly OccurrenceKey[],
): Promise<readonly OpenOrder[]> {
  return withScope(db, scope, (client) => openOrdersIn(client, scope.region, ledger, year, occurrences));
}

/** The same within a transaction. */
export async function openOrdersIn(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  year: number,
  occurrences: readonly OccurrenceKey[],
): Promise<readonly OpenOrder[]> {
  const { rows } = await client.query<OpenOrder>(
    `select t.order_no as number, t.row_id as row, t.unit_id as unit, o.duty, o.period, o.bearer
     from supervision.order_occurrences o join ${tableOf(ledger)} t on t.region_id = o.region_id and t.row_id = o.order_row
     where o.region_id = $1 and o.year = $2 and o.duty = any ($3) and o.unit_id = any ($4)
       and t.row_status <> 'voided' and ${isOpenSql(ledger)} order by t.order_no`,
    [region, year, occurrences.map(({ duty }) => duty), occurrences.map(({ unit }) => unit)],
  );
  return rows.filter((order) => occurrences.some((one) => aboutOccurrence(order, one)));
}

/** SQL of whether the order `t` has not ended. */
export function isOpenSql({ flow }: Ledger): string {
  const open = (flow?.states ?? []).filter(({ end }) => !end).map(({ code }) => `'${code}'`);
  return flow ? `t.${ident(flow.state.id)} in (${open.join(', ')})` : 'true';
}
