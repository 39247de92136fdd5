import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { ident, tableOf } from '../table.ts';

/**
 * The natural key of a row, for what names rows by their key. A row out of reach answers like one that does not exist.
 * @param id the row's uuid
 * @throws RECORD-NOT-FOUND
 */
export async function keyOfRow(db: Database, scope: Scope, ledger: Ledger, id: string): Promise<string> {
  const found = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
    ? await withScope(db, scope, (client) =>
        client.query<{ key: string }>(
          `select t.${ident('row_key')} as key from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = $2`,
          [scope.region, id],
        ),
      )
    : { rows: [] };
  const [row] = found.rows;
  if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  return row.key;
}
