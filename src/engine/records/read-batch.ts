import { type Database, isUuid, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { recordErrors } from './errors.ts';

/** An import as it was noted. */
export interface Batch {
  readonly id: string;
  readonly actor: string;
  /** Whose account; null where it was not noted: before there were batches of accounts, and at the command line. */
  readonly account: string | null;
  readonly file: string;
  /** The ledgers of its sheets, in order. */
  readonly ledgers: readonly string[];
}

/** Reads the note of an import that has not been taken back, as the program: its counts are not for every post. @throws RECORD-BATCH */
export async function readBatch(db: Database, region: number, id: string): Promise<Batch> {
  const none = recordErrors.error('RECORD-BATCH', { reason: '没有这次导入', rows: [] });
  if (!isUuid(id)) throw none;
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<
      Pick<Batch, 'actor' | 'account' | 'file'> & { counts: { ledger: string }[] }
    >(
      `select actor, account, coalesce(file, '') as file, counts from core.batches where region_id = $1 and id = $2 and kind = 'import'`,
      [region, id],
    );
    const [batch] = rows;
    if (!batch) throw none;
    const undone = await client.query(
      `select from core.batches where region_id = $1 and kind = 'undo' and counts @> $2`,
      [region, JSON.stringify([{ undone: id.toLowerCase() }])],
    );
    if (undone.rowCount) throw recordErrors.error('RECORD-BATCH', { reason: '它已经撤销过', rows: [] });
    const ledgers = [...new Set(batch.counts.map((one) => one.ledger))].toSorted();
    const { actor, account, file } = batch;
    return { id: id.toLowerCase(), actor, account, file, ledgers };
  });
}
