import type { PoolClient } from 'pg';
import { rawValue } from '#fields/raw-value.ts';
import { columnTypes } from '#fields/server.ts';
import { fieldTypes } from '#fields/index.ts';
import { breaksCheck } from '#model/expression/breaks-check.ts';
import type { Ledger } from '#model/pack/types.ts';
import { dayFault } from '#model/time/judge-day.ts';
import { recordErrors } from './errors.ts';
import { textOf } from './listing/listed-row.ts';
import { ident, tableOf } from './table.ts';

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
  const columns = ledger.fields.map(
    (field) =>
      `${textOf({ name: field.id, type: columnTypes[fieldTypes[field.type].storage], field })} as ${ident(field.id)}`,
  );
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${columns.join(', ')}, ${ledger.kind === 'ledger' ? `to_char(t.row_happened_on, 'YYYY-MM-DD')` : 'null'} as row_happened from ${tableOf(ledger)} t where t.region_id = $1 and t.row_key = $2`,
    [region, key],
  );
  const [row = {}] = rows;
  const values = new Map(ledger.fields.map((field) => [field.id, rawValue(field, row[field.id] ?? null)]));
  const missing = ledger.fields
    .filter(({ id, required }) => required && values.get(id) === null)
    .map(({ id, title }) => ({ field: id, message: `“${title}”必填` }));
  const environment = {
    path: ({ field }: { readonly field: { readonly id: string } }) => values.get(field.id) ?? null,
    name: () => null,
  };
  const broken = ledger.checks
    .filter((check) => breaksCheck(check, row['row_happened'] ?? null, environment))
    .map(({ message }) => ({ field: '', message }));
  const unit = ledger.owner ? values.get(ledger.owner.id) : null;
  const frame = { today, opened: typeof unit === 'string' ? await openedOn(client, region, unit) : null };
  const days = ledger.fields.flatMap((field) => {
    const message = dayFault(
      field,
      fieldTypes[field.type].day,
      values.get(field.id) ?? null,
      frame,
      field === ledger.happened,
    );
    return message === null ? [] : [{ field: field.id, message }];
  });
  const faults = [...missing, ...days, ...broken];
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
