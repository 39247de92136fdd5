import { unzipSync } from 'fflate';

const MIB = 1024 * 1024;
/** A report with its manifest is some 200 KB; a package holds it once more. */
const LIMITS = { entries: 200, entry: 16 * MIB, total: 48 * MIB } as const;

/**
 * Unpacks a file from strangers: nothing is expanded beyond what it declares, and what it declares is bounded.
 * @throws Error when it is no zip, claims too much, or holds one name twice (which of them counts depends on the reader)
 */
export function openParts(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const names = new Set<string>();
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const key = name.toLowerCase();
      if (names.has(key)) throw new Error(`文件中有两个“${name}”`);
      names.add(key);
      total += originalSize;
      if (names.size > LIMITS.entries || originalSize > LIMITS.entry || total > LIMITS.total)
        throw new Error('文件解压后过大');
      return true;
    },
  });
  return new Map(Object.entries(files));
}

/**
 * Whether markup is made of whole tags: patterns that look for the end of a tag then never run past the next one.
 * Comments, CDATA and DOCTYPE are refused with the rest: no word processor writes them here.
 */
export function hasWholeTags(markup: string): boolean {
  for (let at = markup.indexOf('<'); at >= 0; ) {
    const end = markup.indexOf('>', at);
    const next = markup.indexOf('<', at + 1);
    if (end < 0 || (next >= 0 && next < end) || markup[at + 1] === '!') return false;
    at = next;
  }
  return true;
}
