import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { fileErrors } from './errors.ts';
import type { FileStore } from './file-store.ts';

/** Received bytes that nothing references yet. */
export interface StagedFile {
  readonly path: string;
  /** SHA-256 of the bytes, in hex. */
  readonly digest: string;
  readonly size: number;
}

const MIB = 1024 * 1024;

/**
 * Writes a stream into a temporary file with flat memory. A stream beyond the limit is aborted at once, and a failure
 * leaves nothing behind.
 * @param limit most bytes
 * @throws FILE-TOO-LARGE, FILE-EMPTY, and what the stream throws
 */
export async function stageFile(
  store: FileStore,
  data: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StagedFile> {
  const path = store.workPath();
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of data) {
      size += piece.byteLength;
      if (size > limit) throw fileErrors.error('FILE-TOO-LARGE', { most: String(Math.floor(limit / MIB)) });
      hash.update(piece);
      await file.writeFile(piece);
    }
    if (size === 0) throw fileErrors.error('FILE-EMPTY');
    await file.sync();
    await file.close();
    return Object.freeze({ path, digest: hash.digest('hex'), size });
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** Removes staged bytes that were not kept; it may be called twice. */
export async function dropStaged({ path }: StagedFile): Promise<void> {
  await rm(path, { force: true });
}
