import { basename } from 'node:path';
import { FileFault } from '#formats/errors.ts';
import { readDirectory, type ZipEntry } from '#formats/zip/directory.ts';
import { readEntryText } from '#formats/zip/open-entry.ts';
import type { PackSource } from '#model/compile/source.ts';
import { definitionErrors } from './errors.ts';

/** The base pack, which is the largest known, has 150 files of 400 kB in all. */
const MOST = { files: 2000, file: 2 * 1024 * 1024, all: 16 * 1024 * 1024 };

/**
 * Reads a pack from a zip file, without unpacking it anywhere: its files at the top, or below one folder.
 * @throws PACK-ARCHIVE
 */
export async function readPackArchive(path: string): Promise<PackSource> {
  const name = basename(path);
  const refuse = (reason: string, cause?: unknown): Error =>
    definitionErrors.error('PACK-ARCHIVE', { name, reason }, cause);
  try {
    const entries = (await readDirectory(path)).filter((entry) => isFile(entry));
    if (entries.length > MOST.files || sum(entries) > MOST.all) throw refuse('文件太多或太大');
    const root = rootOf(entries);
    if (root === null) throw refuse('其中没有 pack.yaml');
    const files: { path: string; text: string }[] = [];
    for (const entry of entries)
      if (entry.name.startsWith(root))
        files.push({
          path: entry.name.slice(root.length),
          text: await readEntryText(path, entry, MOST.file),
        });
    return {
      name: root === '' ? name.replace(/\.zip$/iu, '') : root.slice(0, -1),
      files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    };
  } catch (error) {
    if (error instanceof FileFault) throw refuse('不是压缩包，已损坏，或文字不是 UTF-8', error);
    throw error;
  }
}

/** Folders, and hidden files of file systems, are no part of a pack. */
function isFile({ name }: ZipEntry): boolean {
  return !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function sum(entries: readonly ZipEntry[]): number {
  return entries.reduce((all, { size }) => all + size, 0);
}

/** "" or "folder/", the place of pack.yaml; null when there is none. */
function rootOf(entries: readonly ZipEntry[]): string | null {
  const heads = entries.map(({ name }) => name).filter((name) => /^(?:[^/]+\/)?pack\.yaml$/u.test(name));
  const [head] = heads.toSorted((a, b) => a.length - b.length);
  return head === undefined ? null : head.slice(0, -'pack.yaml'.length);
}
