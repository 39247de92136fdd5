import type { PoolClient } from 'pg';
import type { AuditEvent } from '#model/events/index.ts';
import type { GatherLink } from './links.ts';
import { ident, tableOf } from '../table.ts';

/** The batches under which a change wrote, by ledger. */
export type Batches = ReadonlyMap<string, ReadonlySet<string>>;

/** Under which batches the events say that rows were written. */
export function batchesOf(events: readonly AuditEvent[]): Map<string, Set<string>> {
  const batches = new Map<string, Set<string>>();
  for (const { data } of events)
    if ('rows' in data && Array.isArray(data.rows))
      for (const { ledger, batch } of data.rows)
        batches.set(ledger, (batches.get(ledger) ?? new Set()).add(batch));
  return batches;
}

/**
 * What ties the changed rows of a link to the rows into which they are gathered: what they cite, and what they cited before. Of a
 * row that is gathered into and was itself changed, what ties it to the gathered rows.
 */
export async function touchedKeys(
  client: PoolClient,
  region: number,
  { into, from, at, own }: GatherLink,
  batches: Batches,
): Promise<readonly string[]> {
  const changed = [...(batches.get(from.id) ?? [])];
  const self = [...(batches.get(into.id) ?? [])];
  const parts: string[] = [];
  const ofBatch = `from ${tableOf(from)} t where t.region_id = $1 and t.row_batch_id = any ($2::uuid[])`;
  // A number never changes, and no row that was there cites one that has just come in.
  if (changed.length > 0 && at === 'row_key')
    parts.push(`select t.row_key as key ${ofBatch} and t.row_version > 1`);
  else if (changed.length > 0)
    parts.push(
      `select t.${ident(at)} as key ${ofBatch}`,
      `select h.before ->> '${at}' as key from core.row_history h where h.region_id = $1 and h.ledger = '${from.id}' and h.batch_id = any ($2::uuid[])`,
    );
  if (self.length > 0)
    parts.push(
      `select t.${ident(own)} as key from ${tableOf(into)} t where t.region_id = $1 and t.row_batch_id = any ($3::uuid[])${
        own === 'row_key' ? ` and t.row_gathered is not null` : ''
      }`,
    );
  if (parts.length === 0) return [];
  const { rows } = await client.query<{ key: string }>(
    `select distinct key from (${parts.join(' union all ')}) k where key is not null and $2::uuid[] is not null and $3::uuid[] is not null`,
    [region, changed, self],
  );
  return rows.map(({ key }) => key);
}
