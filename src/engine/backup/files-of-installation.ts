import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { KEY_FILE } from './place.ts';
import type { FileOfBackup } from './write-backup.ts';

/**
 * The files of the data directory for a backup: the city's own packs, and the signing key on request.
 * @param withKey only for a backup that is encrypted
 */
export async function filesOfInstallation(
  dataDir: string,
  { withKey }: { readonly withKey: boolean },
): Promise<readonly FileOfBackup[]> {
  return [...(await packFiles(dataDir)), ...(withKey ? [await keyFile(dataDir)] : [])];
}

async function packFiles(dataDir: string): Promise<readonly FileOfBackup[]> {
  const directory = join(dataDir, 'packs');
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      path: relative(dataDir, file).split(sep).join('/'),
      bytes: await readFile(file),
    })),
  );
}

async function keyFile(dataDir: string): Promise<FileOfBackup> {
  return { path: KEY_FILE, bytes: await readFile(join(dataDir, ...KEY_FILE.split('/'))) };
}
