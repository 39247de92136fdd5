import type { PoolClient } from 'pg';
import type { OccurrenceKey } from '#stages/duties/index.ts';
import type { KnownRow } from '#stages/ledgers/index.ts';

/** Stores which occurrence an order is about, in the transaction that issues it. */
export async function keepOccurrence(
  client: PoolClient,
  {
    region,
    year,
    row,
    about: { duty, unit, period, bearer },
  }: {
    readonly region: number;
    readonly year: number;
    readonly row: KnownRow | undefined;
    readonly about: OccurrenceKey;
  },
): Promise<void> {
  if (!row) throw new Error(`no order was saved for ${duty} ${unit} ${period}`);
  await client.query(
    `insert into supervision.order_occurrences (region_id, order_row, unit_id, unit_path, year, duty, period, bearer)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [region, row.id, unit, row.columns['unit_path'], year, duty, period, bearer],
  );
}
