import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackSource } from '#model/compile/source.ts';
import type { Pack } from '#model/pack/types.ts';
import { bytesOf, packOf } from './pack-bytes.ts';

/**
 * The pack that was compiled from these very sources before, or null. Compiling takes a second or two, reading it back
 * some milliseconds.
 * @param directory of the built program, made anew with every change of the compiler: whoever can write there can change
 * the program itself, so that what is kept needs no proof of its own
 */
export async function readKeptPack(directory: string, sources: readonly PackSource[]): Promise<Pack | null> {
  try {
    return packOf(await readFile(join(directory, nameOf(sources))));
  } catch {
    // Not kept yet, cut short, or written by another Node: compiling gives the same.
    return null;
  }
}

/** Keeps a compiled pack for the next start. A directory that cannot be written to keeps nothing; that costs time only. */
export async function keepPack(directory: string, sources: readonly PackSource[], pack: Pack): Promise<void> {
  const kept = join(directory, nameOf(sources));
  const draft = `${kept}.${process.pid}`;
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(draft, bytesOf(pack));
    // Of two that start at once the last leaves the same.
    await rename(draft, kept);
    await forgetOthers(directory);
  } catch {
    // Read-only installations carry what was kept when they were built.
  }
}

/** So many packs are kept: that of each city of an installation, and the last ones of a pack that is being written. */
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

/** Names, paths and texts of all files, each with its length so that none runs into the next. */
function nameOf(sources: readonly PackSource[]): string {
  const hash = createHash('sha256');
  for (const { name, files } of sources)
    hash.update(JSON.stringify([name, files.map(({ path, text }) => [path, text])]));
  return hash.digest('hex');
}
