import { readRows } from '#engine/audit/read-rows.ts';
import type { Act } from '#engine/audit/with-change.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { ident, tableOf } from '../table.ts';

/**
 * The natural key of a row, for what names rows by their key. A row out of reach answers like one that does not exist.
 * @param id the row's uuid
 * @throws RECORD-NOT-FOUND
 */
export async function keyOfRow(db: Database, act: Act, ledger: Ledger, id: string): Promise<string> {
  if (!UUID.test(id)) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  const look = { ledger, purpose: '按编号查阅', keyOf: (row: { key: string }) => row.key };
  const [row] = await readRows(
    db,
    act,
    look,
    async (client) =>
      (
        await client.query<{ key: string }>(
          `select t.${ident('row_key')} as key from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = $2`,
          [act.scope.region, id],
        )
      ).rows,
  );
  if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  return row.key;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
