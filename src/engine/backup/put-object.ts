import { dropStaged, type FileStore, keepFile, stageFile } from '#kernel/files/index.ts';
import { BrokenFile } from './sections.ts';

/** Writes the bytes of an attachment into a store when they match their digest. @throws BrokenFile */
export async function putObject(
  store: FileStore,
  digest: string,
  data: AsyncIterable<Uint8Array>,
): Promise<void> {
  const staged = await stageFile(store, data, Number.POSITIVE_INFINITY);
  try {
    if (staged.digest !== digest) throw new BrokenFile('附件与其摘要不符');
    await keepFile(store, staged);
  } finally {
    await dropStaged(staged);
  }
}
