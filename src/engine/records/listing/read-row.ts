import { type Act, readRows } from '#engine/audit/index.ts';
import { type Database, isUuid } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { tableOf } from '../table.ts';
import { type ListedRow, listedRow, type RawRow, shownColumns } from './listed-row.ts';

/**
 * The natural key of a row, for what names rows by their key. A row out of reach answers like one that does not exist.
 * @param id the row's uuid
 * @throws RECORD-NOT-FOUND
 */
export async function keyOfRow(db: Database, act: Act, ledger: Ledger, id: string): Promise<string> {
  const [key = ''] = await keysOfRows(db, act, ledger, [id]);
  return key;
}

/** The natural keys of several rows. @throws RECORD-NOT-FOUND when one of them is out of reach */
async function keysOfRows(
  db: Database,
  act: Act,
  ledger: Ledger,
  ids: readonly string[],
): Promise<readonly string[]> {
  return [...(await keysById(db, act, ledger, ids)).values()];
}

/** The same by id. @throws RECORD-NOT-FOUND */
export async function keysById(
  db: Database,
  act: Act,
  ledger: Ledger,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const missing = (id = ''): Error =>
    recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  const strange = ids.find((id) => !isUuid(id));
  if (strange !== undefined) throw missing(strange);
  const look = { ledger, purpose: '按编号查阅', keyOf: (row: { key: string }) => row.key };
  const rows = await readRows(
    db,
    act,
    look,
    async (client) =>
      (
        await client.query<{ id: string; key: string }>(
          `select t.row_id as id, t.row_key as key from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = any ($2::uuid[])`,
          [act.scope.region, ids],
        )
      ).rows,
  );
  const found = new Map(rows.map(({ id, key }) => [id, key]));
  if (found.size < new Set(ids.map((id) => id.toLowerCase())).size)
    throw missing(ids.find((id) => !found.has(id)));
  return found;
}

/** A row with the fields of it that follow from rows of other ledgers at present. */
export interface ReadRow extends ListedRow {
  readonly gathered: readonly string[];
}

/**
 * One row by its id, as a list shows it. A row out of reach answers like one that does not exist.
 * @throws RECORD-NOT-FOUND
 */
export async function readRow(db: Database, act: Act, ledger: Ledger, id: string): Promise<ReadRow> {
  const { scope } = act;
  const missing = (): Error => recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  if (!isUuid(id)) throw missing();
  const look = { ledger, purpose: '按编号查阅', keyOf: (row: RawRow) => row.row_id };
  const [row] = await readRows(
    db,
    act,
    look,
    async (client) =>
      (
        await client.query<RawRow>(
          `select ${shownColumns(ledger, scope)}, ${ledger.gathered.length > 0 ? `array_to_string(t.row_gathered, ',')` : 'null'} as gathered from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = $2`,
          [scope.region, id],
        )
      ).rows,
  );
  if (!row) throw missing();
  const gathered = (row['gathered'] ?? '').split(',').filter((field) => field !== '');
  return { ...listedRow(row, ledger, scope), gathered };
}
