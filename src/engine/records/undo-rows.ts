import type { PoolClient } from 'pg';
import { type Act, type HistoryDigest, historyDigest } from '#engine/audit/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { ident, tableOf } from './table.ts';

/** The part of an import that is being taken back: what it did to one ledger. */
export interface UndoStep {
  readonly client: PoolClient;
  readonly act: Act;
  readonly ledger: Ledger;
  readonly batch: string;
  /** The batch under which the taking back is noted. */
  readonly undo: string;
  /** Path of every unit of today, by code. */
  readonly paths: ReadonlyMap<string, string>;
}

const REASON = '撤销导入';
/** What a row keeps when its content goes back: who it is, who knows it, and that this is a new version. */
const KEPT = [
  'region_id',
  'row_id',
  'row_version',
  'row_amended_at',
  'row_batch_id',
  'row_received_at',
  'row_author',
  'row_readers',
  'unit_path',
];
const HISTORY = `insert into core.row_history (region_id, id, ledger, row_id, row_version, unit_id, unit_path, author, readers, action, reason, batch_id, actor, changed_at, before, after)
  select t.region_id, md5(t.row_id::text || '/' || (t.row_version + 1)::text)::uuid, $2, t.row_id, t.row_version + 1,
    t.unit_id, t.unit_path, t.row_author, t.row_readers,`;

/** The keys of rows that the import touched and somebody changed afterwards, as far as the transaction sees them. */
export async function changedSince(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  batch: string,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ key: string }>(
    `select distinct t.row_key as key from core.row_history h join ${tableOf(ledger)} t on t.region_id = $1 and t.row_id = h.row_id
     where h.region_id = $1 and h.ledger = $2 and h.before ->> 'row_batch_id' = $3 order by 1`,
    [region, ledger.id, batch],
  );
  return rows.map((row) => row.key);
}

/** Rows that the import was the last to touch. */
export async function touchedBy(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  batch: string,
): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from ${tableOf(ledger)} where region_id = $1 and row_batch_id = $2`,
    [region, batch],
  );
  return rows[0]?.n ?? 0;
}

/** Gives amended rows the content they had before. A unit that moved since keeps its new place. */
export async function restoreAmended({ client, act, ledger, batch, undo, paths }: UndoStep): Promise<number> {
  const table = tableOf(ledger);
  const from = `core.row_history h cross join lateral jsonb_populate_record(null::${table}, h.before) b
    left join unnest($7::text[], $8::text[]) as m(code, path) on m.code = b.unit_id`;
  const matched = `t.region_id = $1 and h.region_id = $1 and h.ledger = $2 and h.batch_id = $3 and h.row_id = t.row_id
    and t.row_batch_id = $3 and t.row_version = h.row_version`;
  const path = `case when b.unit_id = t.unit_id then t.unit_path else coalesce(m.path, '') end`;
  const values = [
    act.scope.region,
    ledger.id,
    batch,
    undo,
    act.actor.name,
    act.now,
    [...paths.keys()],
    [...paths.values()],
  ];
  await client.query(
    `${HISTORY} 'amend', '${REASON}', $4, $5, $6, to_jsonb(t.*),
       to_jsonb(t.*) || (h.before - '{${KEPT.join(',')}}'::text[]) || jsonb_build_object('unit_path', ${path})
     from ${table} t, ${from} where ${matched}`,
    values,
  );
  const columns = [
    'row_status',
    'row_void_reason',
    'row_happened_on',
    'row_recorded_on',
    'unit_id',
    ...ledger.fields.filter(({ byStep }) => !byStep).map((field) => field.id),
  ];
  const { rowCount } = await client.query(
    `update ${table} t set ${columns.map((one) => `${ident(one)} = b.${ident(one)}`).join(', ')}, unit_path = ${path},
       row_version = t.row_version + 1, row_amended_at = $6, row_batch_id = $4
     from ${from} where ${matched} and $5::text is not null`,
    values,
  );
  return rowCount ?? 0;
}

/** Voids the rows that the import brought. */
export async function voidInserted({ client, act, ledger, batch, undo }: UndoStep): Promise<number> {
  const table = tableOf(ledger);
  const { region } = act.scope;
  await client.query(
    `${HISTORY} 'void', '${REASON}', $4, $5, $6, to_jsonb(t.*),
       to_jsonb(t.*) || jsonb_build_object('row_status', 'voided', 'row_void_reason', '${REASON}')
     from ${table} t where t.region_id = $1 and t.row_batch_id = $3 and t.row_version = 1`,
    [region, ledger.id, batch, undo, act.actor.name, act.now],
  );
  const { rowCount } = await client.query(
    `update ${table} set row_status = 'voided', row_void_reason = '${REASON}', row_version = row_version + 1,
       row_amended_at = $3, row_batch_id = $4
     where region_id = $1 and row_batch_id = $2 and row_version = 1`,
    [region, batch, act.now, undo],
  );
  return rowCount ?? 0;
}

/** What the taking back wrote into the history of the ledger, for the log. */
export async function undoneHistory({ client, act, ledger, undo }: UndoStep): Promise<HistoryDigest> {
  const { rows } = await client.query<HistoryDigest>(
    `select count(*)::int as count, ${historyDigest('h')} as digest from core.row_history h
     where h.region_id = $1 and h.ledger = $2 and h.batch_id = $3`,
    [act.scope.region, ledger.id, undo],
  );
  return rows[0] ?? { count: 0, digest: '' };
}
