import type { ClientBase } from 'pg';
import { actorWords } from '#model/text/actor-words.ts';
import { beijingTime } from '#model/time/beijing-time.ts';
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

/** Reads the note of an import that has not been taken back, as the program: its counts are not for every post. @throws RECORD-BATCH, RECORD-BATCH-UNDONE */
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
    await demandNotUndone(client, region, id.toLowerCase());
    const ledgers = [...new Set(batch.counts.map((one) => one.ledger))].toSorted();
    const { actor, account, file } = batch;
    return { id: id.toLowerCase(), actor, account, file, ledgers };
  });
}

/** @param id of the import, in small letters. @throws RECORD-BATCH-UNDONE, with who took it back and when */
async function demandNotUndone(client: ClientBase, region: number, id: string): Promise<void> {
  const { rows } = await client.query<{ actor: string; at: Date }>(
    `select actor, finished_at as at from core.batches where region_id = $1 and kind = 'undo' and counts @> $2`,
    [region, JSON.stringify([{ undone: id }])],
  );
  const [undone] = rows;
  if (undone)
    throw recordErrors.error('RECORD-BATCH-UNDONE', {
      by: actorWords(undone.actor),
      at: beijingTime(undone.at),
    });
}
