import { tableOf } from '#engine/records/table.ts';
import { withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Issuer } from './put-row.ts';

/** An order that waits for its reply. */
export interface OpenOrder {
  readonly number: string;
  readonly row: string;
  readonly unit: string;
  /** Code of the person it names, or null. */
  readonly person: string | null;
  readonly matter: string;
}

/** The orders about these matters (what an order's matter begins with) of the units without a reply that stands, as far as the post may see. */
export function openOrders(
  { db, writing: { scope } }: Pick<Issuer, 'db' | 'writing'>,
  ledger: Ledger,
  matters: readonly string[],
): Promise<readonly OpenOrder[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<OpenOrder>(
      `select t.order_no as number, t.row_id as row, t.unit_id as unit, t.bearer_person as person, t.matter from ${tableOf(ledger)} t
       where t.region_id = $1 and t.row_status <> 'voided' and (t.replied_on is null or t.row_status = 'returned') and exists (select from unnest($2::text[]) m where starts_with(t.matter || ' ', m || ' ')) order by t.order_no`,
      [scope.region, [...new Set(matters)]],
    );
    return rows;
  });
}
