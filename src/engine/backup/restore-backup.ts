import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { logEvents } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { type Database, type MigrationSource, openDatabase, WHOLE_REGION } from '#kernel/db/index.ts';
import { openFileStore } from '#kernel/files/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { checkRestored } from './check-restored.ts';
import { loadBackup, type Loaded } from './load-backup.ts';
import { explain, openBackup } from './open-backup.ts';
import { putObject } from './put-object.ts';
import { checkBackup } from './read-backup.ts';
import { KEY_FILE, clearUnfinished, dropEverything, moveIn, putFile, workshopFor } from './place.ts';

export interface RestoreRequest {
  readonly path: string;
  readonly passphrase: string | null;
  /** The data directory of the installation, which must not exist yet. */
  readonly dataDir: string;
  /** A server with the database for the tables; absent: the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Login of mingze_app there, when an administrator made it. */
  readonly appUrl?: string | undefined;
  readonly sources: readonly MigrationSource[];
  /** Compiles the packs of the program and those below a data directory. */
  readonly packOf: (dataDir: string) => Promise<Pack>;
  readonly actor: Actor;
  readonly now: Date;
  readonly onProgress?: (phase: string) => void;
}

export interface Restored {
  readonly cities: readonly string[];
  readonly takenAt: string;
  readonly rows: number;
  /** Number of report numbers that were recomputed with their value at the time of the backup. */
  readonly numbers: number;
  readonly encrypted: boolean;
  /** Whether the signing key was in it. */
  readonly withKey: boolean;
  /** Id of the key that signed the backup. */
  readonly key: string;
}

/**
 * Restores a backup to an empty place, and proves that the restored data equals the backed-up data. A damaged file is
 * refused before anything is made. The result is complete or absent: the embedded database is built beside its place
 * and moved there when it is proven; on a server the cities come last, and a failure drops what was made.
 * @throws BACKUP-FILE, BACKUP-PASSPHRASE, BACKUP-NEWER, BACKUP-LEDGER, BACKUP-NOT-EMPTY, BACKUP-MISMATCH
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { path, passphrase, dataDir, databaseUrl, appUrl, sources } = request;
  const first = await openBackup(path, passphrase);
  await checkBackup(first.sections, path, sources).catch((error: unknown) => {
    throw explain(error, path);
  });
  const backup = await openBackup(path, passphrase);
  const work = databaseUrl === undefined ? await workshopFor(dataDir) : dataDir;
  let db: Database | null = null;
  try {
    await mkdir(work, { recursive: true });
    db = await openDatabase({ dataDir: work, databaseUrl, appUrl });
    if (databaseUrl !== undefined) await clearUnfinished(db, sources, '数据库');
    const restored = await fill(db, work, backup, request).catch(async (error: unknown) => {
      if (db && databaseUrl !== undefined) await dropEverything(db, sources);
      throw error;
    });
    await db.close();
    if (databaseUrl === undefined) await moveIn(work, dataDir);
    return restored;
  } catch (error) {
    await db?.close();
    if (databaseUrl === undefined) await rm(work, { recursive: true, force: true });
    throw explain(error, path);
  }
}

async function fill(
  db: Database,
  work: string,
  { encrypted, sections }: Awaited<ReturnType<typeof openBackup>>,
  request: RestoreRequest,
): Promise<Restored> {
  const { path, sources, now, onProgress = () => undefined } = request;
  const store = openFileStore(work);
  let withKey = false;
  const loaded = await loadBackup(
    {
      db,
      sources,
      path,
      now,
      onFile: (name, bytes) => {
        withKey ||= name === KEY_FILE;
        return putFile(work, name, bytes);
      },
      onObject: (digest, data) => putObject(store, digest, data),
      pack: () => request.packOf(work),
      onProgress: (table) => onProgress(`正在恢复 ${table}……`),
    },
    sections,
  );
  await db.owner.query('analyze');
  onProgress('正在核对……');
  const numbers = await checkRestored(db, loaded, now);
  await enter(db, loaded, encrypted, request);
  const { begun, key, rows } = loaded;
  const cities = begun.cities.map((city) => city.name);
  return { cities, takenAt: begun.taken_at, rows, numbers, encrypted, withKey, key };
}

/** Records the restore in the log of every city. */
async function enter(
  db: Database,
  { begun, ended, rows }: Loaded,
  encrypted: boolean,
  { path, actor, now }: RestoreRequest,
): Promise<void> {
  for (const { region } of begun.cities) {
    const digest = ended.beginning;
    const data = { file: basename(path), digest, rows, encrypted, taken_at: begun.taken_at };
    await logEvents(db, { scope: { region, ...WHOLE_REGION }, actor, now }, [
      { type: 'backup.restored', data },
    ]);
  }
}
