import type { PoolClient } from 'pg';
import { tableOf } from '#engine/records/index.ts';
import { DUTY_LEDGER, type OccurrenceKey } from '#stages/duties/index.ts';
import type { Issuer } from './issuer.ts';

/** The key of an item of {@link dutyItems}. */
export function itemKey({ unit, duty }: Pick<OccurrenceKey, 'unit' | 'duty'>): string {
  return `${unit} ${duty}`;
}

/**
 * The numbers of the rows of the responsibility list (主体责任清单) for these duties of units, where there is exactly one.
 */
export async function dutyItems(
  client: PoolClient,
  { pack, writing }: Issuer,
  keys: readonly OccurrenceKey[],
): Promise<ReadonlyMap<string, string>> {
  const ledger = pack.ledgers.get(DUTY_LEDGER);
  if (!ledger) return new Map();
  const { rows } = await client.query<{ unit: string; duty: string; number: string }>(
    `select t.unit_id as unit, t.clause_code as duty, min(t.duty_no) as number from ${tableOf(ledger)} t
     where t.region_id = $1 and t.row_status = 'accepted' and t.unit_id = any ($2) and t.clause_code = any ($3)
     group by t.unit_id, t.clause_code having count(*) = 1`,
    [writing.scope.region, keys.map(({ unit }) => unit), keys.map(({ duty }) => duty)],
  );
  return new Map(rows.map((row) => [itemKey(row), row.number]));
}
