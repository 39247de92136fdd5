import { rm } from 'node:fs/promises';
import type { FileStore } from './file-store.ts';
import { storedPath } from './keep-file.ts';

/** Removes the bytes of a digest that nothing references any more; it may be called twice. */
export async function dropStored(store: FileStore, digest: string): Promise<void> {
  await rm(storedPath(store, digest), { force: true });
}
