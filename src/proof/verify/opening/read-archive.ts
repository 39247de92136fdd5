import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { type ArchiveEntry, ArchiveFault, readDirectory } from './read-directory.ts';

const MIB = 1024 * 1024;
/** A report with its manifest is some 200 KB; a package holds it once more. */
const LIMITS = { entries: 200, entry: 16 * MIB, total: 48 * MIB } as const;

/**
 * Unpacks a ZIP archive from an unknown source, accepting only archives that every reader sees in the same way: one
 * directory, local headers that agree with it, entries without gaps from the first byte on, names that differ in more
 * than case. Nothing is expanded beyond its declared size, and declared sizes are limited.
 * @returns the content by name, in the order of the directory
 * @throws ArchiveFault in Chinese, saying what is wrong
 */
export function readArchive(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const entries = readDirectory(bytes, LIMITS.entries);
  let total = 0;
  for (const { size } of entries) {
    total += size;
    if (size > LIMITS.entry || total > LIMITS.total) throw new ArchiveFault('文件解压后过大');
  }
  return new Map(entries.map((entry) => [entry.name, contentOf(bytes, entry)]));
}

function contentOf(bytes: Uint8Array, { name, method, from, packed, size, crc }: ArchiveEntry): Uint8Array {
  const stored = bytes.subarray(from, from + packed);
  const content = method === 0 ? stored : inflate(stored, size, name);
  if (content.length !== size || crc32(content) !== crc)
    throw new ArchiveFault(`压缩包中的“${name}”残缺，或与所写的长度、校验不符`);
  return content;
}

/** Inflates to the declared size, and stops where there is more. */
function inflate(packed: Uint8Array, size: number, name: string): Uint8Array {
  const content = new Uint8Array(size);
  let at = 0;
  let ended = false;
  const stream = new Inflate((chunk, last) => {
    if (at + chunk.length > size) throw new ArchiveFault(`压缩包中的“${name}”比所写的长`);
    content.set(chunk, at);
    at += chunk.length;
    ended = last;
  });
  try {
    // In pieces, so that a bomb is detected after one of them.
    const piece = 64 * 1024;
    for (let from = 0; from < packed.length || from === 0; from += piece)
      stream.push(packed.subarray(from, from + piece), from + piece >= packed.length);
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw new ArchiveFault(`压缩包中的“${name}”残缺`);
  }
  if (!ended) throw new ArchiveFault(`压缩包中的“${name}”残缺`);
  return content.subarray(0, at);
}
