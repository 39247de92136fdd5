import type { PoolClient } from 'pg';
import { rawValue } from '#fields/raw-value.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from './errors.ts';
import { faultsOfRow } from './faults-of-row.ts';
import { valueColumns } from './listing/listed-row.ts';
import { tableOf } from './table.ts';

/**
 * What an import demands of a submitted row is demanded of one that is submitted by hand: a draft may lack fields and
 * break checks, a submitted row may not.
 * @param today the city's day, by which days are judged
 * @throws RECORD-REFUSED with every fault at its field
 */
export async function demandComplete(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  key: string,
  today: string,
): Promise<void> {
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${valueColumns(ledger)}, ${ledger.kind === 'ledger' ? `to_char(t.row_happened_on, 'YYYY-MM-DD')` : 'null'} as row_happened from ${tableOf(ledger)} t where t.region_id = $1 and t.row_key = $2`,
    [region, key],
  );
  const [row = {}] = rows;
  const values = new Map(
    ledger.fields.map((field) => [field.id, rawValue(field, row[`f_${field.id}`] ?? null)]),
  );
  const unit = ledger.owner ? values.get(ledger.owner.id) : null;
  const frame = { today, opened: typeof unit === 'string' ? await openedOn(client, region, unit) : null };
  const faults = faultsOfRow(ledger, values, row['row_happened'] ?? null, frame);
  if (faults.length > 0)
    throw recordErrors.error('RECORD-REFUSED', { ledger: ledger.title, count: faults.length, faults });
}

async function openedOn(client: PoolClient, region: number, unit: string): Promise<string | null> {
  const { rows } = await client.query<{ opened: string | null }>(
    `select to_char(opened_on, 'YYYY-MM-DD') as opened from base.units where region_id = $1 and row_key = $2`,
    [region, unit],
  );
  return rows[0]?.opened ?? null;
}
