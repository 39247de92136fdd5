import { type Database, isUuid, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from '../errors.ts';
import { HANDED_FROM, handedColumns, handedRow, type HandedRow, type ReadHanded } from './handed-row.ts';

/**
 * To whom one row was handed, as far as the scope reaches: for who sees the row all units, for a unit itself and what is below
 * it. What was never handed to anybody gives an empty list.
 */
export async function handedOfRow(
  db: Database,
  scope: Scope,
  ledger: Ledger,
  id: string,
): Promise<readonly HandedRow[]> {
  if (!isUuid(id)) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<ReadHanded>(
      `select ${handedColumns(scope)} from ${HANDED_FROM}
       where h.region_id = $1 and h.ledger = $2 and h.row_id = $3 order by h.to_path`,
      [scope.region, ledger.id, id],
    );
    return rows.map((row) => handedRow(row));
  });
}
