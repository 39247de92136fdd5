import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainName } from '#engine/files/index.ts';
import type { ServerContext } from './context.ts';

/**
 * Writes the body to the disk while it is read, under the user's file name, because messages name the file; removes it
 * afterwards.
 */
export async function withUpload<T>(
  { files }: ServerContext,
  given: string,
  bytes: Uint8Array,
  work: (path: string, name: string) => Promise<T>,
): Promise<T> {
  const directory = files.workPath();
  const name = plainName(given);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, name);
    await writeFile(path, bytes, { mode: 0o600 });
    return await work(path, name);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
