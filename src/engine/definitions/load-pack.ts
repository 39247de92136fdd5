import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { fieldTypes } from '#fields/index.ts';
import { compilePack, type PackSource } from '#model/compile/compile-pack.ts';
import type { Fault } from '#model/fault.ts';
import type { Pack } from '#model/pack/types.ts';

/**
 * Reads pack directories and compiles them together.
 * @param directories the base pack first, then what a city adds
 * @returns the pack, or null with every fault; throws only when a directory cannot be read
 */
export async function loadPack(
  directories: readonly string[],
): Promise<{ pack: Pack | null; faults: readonly Fault[] }> {
  return compilePack(await Promise.all(directories.map(readPackDirectory)), fieldTypes);
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
