import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { type FileStore, quarantineFile, scanFile, storedPath } from '#kernel/files/index.ts';
import type { ObjectState } from '../attachment.ts';

export interface ScanContext {
  readonly db: Database;
  readonly files: FileStore;
  readonly now: Date;
}

/** Has the scanner check a waiting content. Without a verdict it continues to wait. */
export async function scanObject(
  { db, files, now }: ScanContext,
  region: number,
  digest: string,
): Promise<ObjectState> {
  if (!files.scanner) return 'unscanned';
  const verdict = await scanFile(files.scanner, storedPath(files, digest));
  if (verdict === 'failed') return 'waiting';
  const state = verdict === 'clean' ? 'clean' : 'quarantined';
  if (state === 'quarantined') await quarantineFile(files, digest);
  await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    await client.query(
      'update files.objects set state = $3, scanned_at = $4 where region_id = $1 and digest = $2',
      [region, digest, state, now],
    );
  });
  return state;
}

/** Has the scanner check every waiting content: after an outage of the scanner, or an end of the program. */
export async function scanWaiting(context: ScanContext, region: number): Promise<void> {
  const waiting = await withUpkeep(context.db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<{ digest: string }>(
      `select digest from files.objects where region_id = $1 and state = 'waiting' order by received_at`,
      [region],
    );
    return rows;
  });
  for (const { digest } of waiting) await scanObject(context, region, digest);
}
