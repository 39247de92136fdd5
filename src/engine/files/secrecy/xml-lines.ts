import type { ZipEntry } from '#formats/zip/directory.ts';
import { openEntry } from '#formats/zip/open-entry.ts';

const HEAD = 1024 * 1024;

/** The first megabyte of a part's text; what follows is not expanded. */
export async function xmlHead(path: string, entry: ZipEntry, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of openEntry(path, entry, limit)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > HEAD) break;
  }
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The texts of elements, one line for each that has any: without tags, entities decoded. */
export function xmlLines(xml: string, element: string): readonly string[] {
  return xml
    .split(`</${element}>`)
    .map((piece) => plainText(piece))
    .filter((line) => line !== '');
}

/** Text without its tags. */
export function plainText(xml: string): string {
  return xml
    .replace(/<[^>]*>/gu, '')
    .replace(/&(#x?[0-9a-f]+|\w+);/giu, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
      const code =
        name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    })
    .trim();
}
