import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { PackSource } from '#model/compile/source.ts';
import type { Fault } from '#model/fault.ts';
import type { Pack } from '#model/pack/types.ts';
import { compile } from './compile.ts';
import { keepPack, readKeptPack } from './keep-pack.ts';

/**
 * Reads pack directories and compiles them together.
 * @param directories the base pack first, then what a city adds
 * @param keepIn where compiled packs are kept between starts; null compiles anew
 * @returns the pack, or null with every fault; throws only when a directory cannot be read
 */
export async function loadPack(
  directories: readonly string[],
  keepIn: string | null = null,
): Promise<{ pack: Pack | null; faults: readonly Fault[] }> {
  const sources = await Promise.all(directories.map(readPackDirectory));
  const kept = keepIn === null ? null : await readKeptPack(keepIn, sources);
  if (kept) return { pack: kept, faults: [] };
  const compiled = await compile(sources);
  if (keepIn !== null && compiled.pack) await keepPack(keepIn, sources, compiled.pack);
  return compiled;
}

/** Reads the files of one pack directory; the compiler itself never touches the disk. */
export async function readPackDirectory(directory: string): Promise<PackSource> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: relative(directory, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
  return { name: basename(directory), files };
}
