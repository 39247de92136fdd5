import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Database, knownSchemas, type MigrationSource, withOwner } from '#kernel/db/index.ts';
import { backupErrors } from './errors.ts';

/** Files of a data directory that a backup may contain, and those that it contains only when encrypted. */
const PACKS = /^packs\/(?!.*(^|\/)\.\.?(\/|$))[^\\\0]+$/u;
export const KEY_FILE = 'secrets/signing-key.pem';

/** The process that works in a directory that is being restored. */
const WORKER = 'restoring.pid';

/** True when the directory does not exist or is empty. */
async function isVacant(directory: string): Promise<boolean> {
  return !existsSync(directory) || (await readdir(directory)).length === 0;
}

/**
 * Makes the directory beside `dataDir` in which a restore works; the remains of a killed restore are removed.
 * @throws BACKUP-NOT-EMPTY when `dataDir` holds anything, or another restore is running
 */
export async function workshopFor(dataDir: string): Promise<string> {
  if (!(await isVacant(dataDir))) throw backupErrors.error('BACKUP-NOT-EMPTY', { place: dataDir });
  const workshop = `${resolve(dataDir)}.restoring`;
  const worker = await readFile(join(workshop, WORKER), 'utf8').catch(() => '');
  if (worker !== '' && isAlive(Number(worker)))
    throw backupErrors.error('BACKUP-NOT-EMPTY', { place: workshop });
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { recursive: true, mode: 0o711 });
  await writeFile(join(workshop, WORKER), String(process.pid));
  return workshop;
}

/** Moves a finished directory to its place by one rename: until then `dataDir` does not exist. */
export async function moveIn(workshop: string, dataDir: string): Promise<void> {
  await rm(join(workshop, WORKER));
  if (existsSync(dataDir)) await rmdir(dataDir);
  await rename(workshop, dataDir);
}

/** Writes a file of a backup below a data directory. @throws Error for a path that no backup contains */
export async function putFile(dataDir: string, path: string, bytes: Uint8Array): Promise<void> {
  const secret = path === KEY_FILE;
  if (!secret && !PACKS.test(path)) throw new Error(`not a file of a backup: ${path}`);
  const target = join(dataDir, ...path.split('/'));
  await mkdir(dirname(target), { recursive: true, mode: secret ? 0o700 : 0o755 });
  await writeFile(target, bytes, { mode: secret ? 0o600 : 0o644 });
}

/**
 * Removes what an unfinished restore left in a database of a server: our tables without a city.
 * @throws BACKUP-NOT-EMPTY when there is a city
 */
export async function clearUnfinished(
  db: Database,
  sources: readonly MigrationSource[],
  place: string,
): Promise<void> {
  const { rows } = await db.owner.query<{ ours: boolean; cities: boolean }>(
    `select to_regclass('app.migrations') is not null as ours, to_regclass('app.regions') is not null as cities`,
  );
  if (!rows[0]?.ours) return;
  if (rows[0].cities) {
    const { rowCount } = await db.owner.query('select from app.regions limit 1');
    if (rowCount) throw backupErrors.error('BACKUP-NOT-EMPTY', { place });
  }
  await dropEverything(db, sources);
}

/** Drops the schemas of the product: they contain only an unfinished restore. */
export async function dropEverything(db: Database, sources: readonly MigrationSource[]): Promise<void> {
  await withOwner(db, async (client) => {
    for (const name of knownSchemas(sources)) await client.query(`drop schema if exists "${name}" cascade`);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
