import type { PoolClient } from 'pg';
import { type HistoryDigest, historyDigest } from '#engine/audit/index.ts';
import { toLiteral } from '#fields/server.ts';
import { filled } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { columnTypeOf, ident, tableOf } from '../table.ts';
import type { GatheredRow } from './gathered-rows.ts';

/** By whom, when and under which batch it is written. */
export interface GatherWriting {
  readonly region: number;
  readonly batch: string;
  readonly actor: string;
  readonly now: Date;
}

/** So many rows one statement writes. */
const AT_ONCE = 500;

/**
 * Writes what rows became. Rows whose content changed get a new version with their before and after; a row that came in with this
 * very change comes in as it became, and where only the hand that fills a field has changed, the content is the same.
 * @param fresh whether a row came in with this change
 * @returns what was written into the history; null: nothing
 */
export async function writeGathered(
  client: PoolClient,
  ledger: Ledger,
  rows: readonly GatheredRow[],
  fresh: (row: GatheredRow) => boolean,
  writing: GatherWriting,
): Promise<HistoryDigest | null> {
  const noted = rows.filter((row) => isDifferent(ledger, row) && !fresh(row));
  const quiet = rows.filter((row) => !noted.includes(row) && (isDifferent(ledger, row) || row.handedOver));
  for (const part of parts(quiet)) await client.query(update(ledger, part, writing.region));
  for (const part of parts(noted)) {
    const { rows: images } = await client.query<{ id: string; image: string }>(
      `${update(ledger, part, writing.region, writing)} returning t.row_id as id, to_jsonb(t.*)::text as image`,
    );
    const after = new Map(images.map(({ id, image }) => [id, image]));
    await keepHistory(client, ledger, part, after, writing);
  }
  return noted.length === 0 ? null : digestOf(client, ledger, writing);
}

/** Whether a field of the row has another value than before. */
export function isDifferent({ gathered }: Ledger, { before, after }: GatheredRow): boolean {
  return gathered.some(
    ({ field }) =>
      JSON.stringify(before.get(field.id) ?? null) !== JSON.stringify(after.get(field.id) ?? null),
  );
}

function parts(rows: readonly GatheredRow[]): readonly (readonly GatheredRow[])[] {
  const count = Math.ceil(rows.length / AT_ONCE);
  return Array.from({ length: count }, (_, at) => rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
}

function update(
  ledger: Ledger,
  rows: readonly GatheredRow[],
  region: number,
  versioned?: GatherWriting,
): string {
  const fields = ledger.gathered.map(({ field }) => field);
  const values = rows.map((row) =>
    [
      toLiteral(row.id, 'uuid'),
      toLiteral(row.typed && Object.keys(row.typed), 'text[]'),
      toLiteral(row.typed && JSON.stringify(row.typed), 'jsonb'),
      toLiteral(row.happenedOn, 'date'),
      ...fields.map((field) => toLiteral(row.after.get(field.id) ?? null, columnTypeOf(field))),
    ].join(', '),
  );
  const own = ['row_gathered', 'row_typed', 'row_happened_on'];
  const columns = [...own, ...fields.map(({ id }) => ident(id))];
  const version = versioned
    ? filled(', row_version = t.row_version + 1, row_amended_at = $1, row_batch_id = $2', [
        versioned.now,
        versioned.batch,
      ])
    : '';
  return `update ${tableOf(ledger)} t set ${columns.map((column) => `${column} = v.${column}`).join(', ')}${version}
    from (values ${values.map((one) => `(${one})`).join(', ')}) as v (row_id, ${columns.join(', ')})
    where t.region_id = ${region} and t.row_id = v.row_id`;
}

async function keepHistory(
  client: PoolClient,
  ledger: Ledger,
  rows: readonly GatheredRow[],
  after: ReadonlyMap<string, string>,
  { region, batch, actor, now }: GatherWriting,
): Promise<void> {
  await client.query(
    `insert into core.row_history (region_id, id, ledger, row_id, row_version, unit_id, unit_path, author, readers, action, reason, batch_id, actor, changed_at, before, after)
     select $1, md5(t.row_id::text || '/' || t.row_version::text)::uuid, $2, t.row_id, t.row_version, t.unit_id, t.unit_path, t.row_author, t.row_readers,
       'gather', h.reason, $3, $4, $5, h.before, h.before || (h.after - '{row_version,row_amended_at,row_batch_id}'::text[])
     from unnest($6::uuid[], $7::text[], $8::jsonb[], $9::jsonb[]) as h (id, reason, before, after)
       join ${tableOf(ledger)} t on t.region_id = $1 and t.row_id = h.id`,
    [
      region,
      ledger.id,
      batch,
      actor,
      now,
      rows.map(({ id }) => id),
      rows.map(({ cause }) => (cause ? `由“${cause.title}”得出` : '不再由别处得出，恢复手填的内容')),
      rows.map(({ image }) => image),
      rows.map(({ id, image }) => after.get(id) ?? image),
    ],
  );
}

async function digestOf(
  client: PoolClient,
  { id }: Ledger,
  { region, batch }: GatherWriting,
): Promise<HistoryDigest> {
  const { rows } = await client.query<HistoryDigest>(
    `select count(*)::int as count, ${historyDigest('h')} as digest from core.row_history h
     where h.region_id = $1 and h.ledger = $2 and h.batch_id = $3`,
    [region, id, batch],
  );
  return rows[0] ?? { count: 0, digest: '' };
}
