import { fieldTypes } from '#fields/index.ts';
import type { PoolClient } from 'pg';
import { ident, type Stage, tableOf } from '#engine/records/index.ts';

/** A row of a stage that conflicts with another one. */
export interface Judgement {
  readonly row: number;
  readonly other: number;
  readonly key: string;
}

/**
 * Finds rows of one sheet with the same natural key. Rows with equal contents count once: all but the first are removed
 * from the stage.
 * @returns `same`, removed rows with the row that stays; `conflicts`, rows with different contents, which stay for
 *   the caller to refuse
 */
export async function judgeDuplicates(
  client: PoolClient,
  stage: Stage,
): Promise<{ same: readonly Judgement[]; conflicts: readonly Judgement[] }> {
  // The same key may be written with full-width or half-width characters; that alone does not make the contents
  // different.
  const columns = [
    'row_status',
    'row_void_reason',
    'row_recorded_on',
    ...stage.fields.filter((field) => !stage.ledger.identity.includes(field)).map((field) => ident(field.id)),
  ];
  const content = columns.map((column) => `s.${column}`).join(', ');
  const { rows } = await client.query<{ key: string; row: number; first: number; same: boolean }>(
    `with repeated as (select row_key, min(row_no) as first from ${stage.table} group by row_key having count(*) > 1)
     select s.row_key as key, s.row_no as row, r.first, row(${content}) is not distinct from row(${content.replaceAll('s.', 'f.')}) as same
     from repeated r join ${stage.table} s on s.row_key = r.row_key join ${stage.table} f on f.row_key = r.row_key and f.row_no = r.first
     order by s.row_no`,
  );
  const conflicting = new Set(rows.filter((row) => !row.same).map((row) => row.key));
  const same = rows
    .filter((row) => row.row !== row.first && !conflicting.has(row.key))
    .map((row) => ({ row: row.row, other: row.first, key: row.key }));
  const partner = new Map<string, number>();
  for (const row of rows)
    if (conflicting.has(row.key) && row.row !== row.first)
      partner.set(row.key, partner.get(row.key) ?? row.row);
  const conflicts = rows
    .filter((row) => conflicting.has(row.key))
    .map((row) => ({
      row: row.row,
      other: row.row === row.first ? (partner.get(row.key) ?? row.first) : row.first,
      key: row.key,
    }));
  await removeRows(
    client,
    stage,
    same.map((row) => row.row),
  );
  return { same, conflicts };
}

export interface DanglingReference {
  readonly row: number;
  readonly key: string;
  readonly column: string;
  readonly value: string;
  /** The cited ledger: its id, and its title. */
  readonly ledger: string;
  readonly target: string;
}

/**
 * References without a target, neither in the database nor in a stage.
 * @param stages every stage that is still to be merged
 */
export async function danglingReferences(
  client: PoolClient,
  stage: Stage,
  stages: readonly Stage[],
  ledgers: ReadonlyMap<string, Stage['ledger']>,
  region: number,
): Promise<readonly DanglingReference[]> {
  const found: DanglingReference[] = [];
  for (const field of stage.fields) {
    if (fieldTypes[field.type].reference !== 'ledger' || field.ledger === null) continue;
    const target = ledgers.get(field.ledger);
    if (!target?.reference) continue;
    const cited = `s.${ident(field.id)}`;
    const waiting = stages
      .filter((other) => other.ledger.id === target.id)
      .map((other) => `and not exists (select from ${other.table} o where o.row_key = ${cited} collate "C")`);
    const { rows } = await client.query<{ row: number; key: string; value: string }>(
      `select s.row_no as row, s.row_key as key, ${cited} as value from ${stage.table} s
       where ${cited} is not null and not exists (select from ${tableOf(target)} t where t.region_id = $1 and t.row_key = ${cited} collate "C") ${waiting.join(' ')}
       order by s.row_no`,
      [region],
    );
    for (const row of rows)
      found.push({ ...row, column: field.title, ledger: target.id, target: target.title });
  }
  return found;
}

/**
 * Rows whose natural key belongs to a row that is hidden from the importer: they can be neither inserted nor amended.
 * The policies hide that row from every query, so the insert is tried and rolled back.
 */
export async function hiddenClashes(
  client: PoolClient,
  stage: Stage,
  region: number,
): Promise<readonly { row: number; key: string }[]> {
  const table = tableOf(stage.ledger);
  const unseen = `not exists (select from ${table} t where t.region_id = $1 and t.row_key = s.row_key)`;
  await client.query('savepoint hidden_clashes');
  const { rows } = await client.query<{ row: number; key: string }>(
    `with tried as (
       insert into ${table} (region_id, row_id, row_key, unit_id, unit_path, row_status, row_received_at, row_amended_at, row_version, row_batch_id)
       select $1, s.row_id, s.row_key, s.unit_id, s.unit_path, s.row_status, 'epoch', 'epoch', 1, s.row_id from ${stage.table} s where ${unseen}
       on conflict (region_id, row_key) do nothing returning row_key)
     select s.row_no as row, s.row_key as key from ${stage.table} s
     where ${unseen} and not exists (select from tried where tried.row_key = s.row_key) order by s.row_no`,
    [region],
  );
  await client.query('rollback to savepoint hidden_clashes');
  return rows;
}

/** Takes rows out of a stage. A single row without a table stays: its fault refuses the whole act anyway. */
export async function removeRows(
  client: PoolClient,
  stage: Stage,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length > 0 && stage.isTable)
    await client.query(`delete from ${stage.table} where row_no = any($1)`, [numbers]);
}
