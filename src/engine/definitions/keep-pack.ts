import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackSource } from '#model/compile/source.ts';
import type { Pack } from '#model/pack/types.ts';
import { bytesOf, packOf } from './pack-bytes.ts';

/**
 * The pack that was compiled from exactly these sources before, or null. Compiling takes a second or two, reading it
 * back some milliseconds.
 * @param directory of the built program, which is new with every change of the compiler; the stored pack needs no
 *   proof of its own, because whoever can write there can change the program itself
 */
export async function readKeptPack(directory: string, sources: readonly PackSource[]): Promise<Pack | null> {
  try {
    return packOf(await readFile(join(directory, nameOf(sources))));
  } catch {
    // Not stored yet, cut short, or written by another version of Node: compiling gives the same.
    return null;
  }
}

/**
 * Stores a compiled pack for the next start. A directory without write permission stores nothing, which only costs
 * time.
 */
export async function keepPack(directory: string, sources: readonly PackSource[], pack: Pack): Promise<void> {
  const kept = join(directory, nameOf(sources));
  const draft = `${kept}.${process.pid}`;
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(draft, bytesOf(pack));
    // Of two simultaneous starts both write the same.
    await rename(draft, kept);
    await forgetOthers(directory);
  } catch {
    // Read-only installations contain the pack that was stored when they were built.
  }
}

/** Number of stored packs: that of each city of an installation, and the last ones of a pack that is being written. */
const KEPT = 8;

async function forgetOthers(directory: string): Promise<void> {
  const kept = await Promise.all(
    (await readdir(directory)).map(async (name) => {
      const path = join(directory, name);
      return { path, changed: (await stat(path)).mtimeMs };
    }),
  );
  const oldest = kept.toSorted((a, b) => b.changed - a.changed).slice(KEPT);
  await Promise.all(oldest.map(({ path }) => rm(path, { force: true })));
}

/** Names, paths and texts of all files, each with its length, so that the encoding is unambiguous. */
function nameOf(sources: readonly PackSource[]): string {
  const hash = createHash('sha256');
  for (const { name, files } of sources)
    hash.update(JSON.stringify([name, files.map(({ path, text }) => [path, text])]));
  return hash.digest('hex');
}
