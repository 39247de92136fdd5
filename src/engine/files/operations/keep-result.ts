import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { dropStaged, type FileStore, keepFile, stageFile } from '#kernel/files/index.ts';
import type { HandedType } from '../file-type.ts';

/** A stored file in the result of a job. */
export interface KeptFile {
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly type: HandedType;
}

/** Moves a file that the program itself has written into the store. */
export async function keepResult(
  { db, files, now }: { readonly db: Database; readonly files: FileStore; readonly now: Date },
  region: number,
  { path, name, type }: { readonly path: string; readonly name: string; readonly type: HandedType },
): Promise<KeptFile> {
  const staged = await stageFile(files, createReadStream(path), Number.POSITIVE_INFINITY);
  const { digest, size } = staged;
  try {
    await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
      await client.query(
        `insert into files.objects (region_id, digest, size, type, state, first_name, received_at, used_at)
         values ($1, $2, $3, $4, 'clean', $5, $6, $6)
         on conflict (region_id, digest) do update set used_at = excluded.used_at`,
        [region, digest, size, type, name, now],
      );
      // While its row is locked, so that no collection removes the content meanwhile.
      await keepFile(files, staged);
    });
  } finally {
    await dropStaged(staged);
    await rm(path, { force: true });
  }
  return Object.freeze({ digest, name, size, type });
}
