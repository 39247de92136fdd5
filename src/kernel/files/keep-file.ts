import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileErrors } from './errors.ts';
import type { FileStore } from './file-store.ts';
import type { StagedFile } from './stage-file.ts';

/** The path for the bytes of a digest, whether they exist or not. @throws FILE-GONE for a text that is no digest */
export function storedPath(store: FileStore, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw fileErrors.error('FILE-GONE');
  return join(store.dir, digest.slice(0, 2), digest.slice(2));
}

export function hasStored(store: FileStore, digest: string): boolean {
  return existsSync(storedPath(store, digest));
}

/** Moves staged bytes to their place. The same content is stored once. */
export async function keepFile(store: FileStore, staged: StagedFile): Promise<void> {
  const target = storedPath(store, staged.digest);
  if (existsSync(target)) {
    await rm(staged.path, { force: true });
    return;
  }
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  // Two simultaneous files of one digest have the same bytes: the later one replaces them by equal ones.
  await rename(staged.path, target);
  await syncDirectory(dirname(target));
}

/** After a power failure the name must exist as well as the bytes. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } catch {
    // Not every file system can do this for a directory.
  } finally {
    await directory.close();
  }
}
