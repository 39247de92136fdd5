import { WORKBOOK_LIMITS } from '#formats/limits.ts';
import { readDirectory } from '#formats/zip/directory.ts';
import { xmlHead, xmlLines } from './xml-lines.ts';
import { TOP_LINES } from './text-tops.ts';

const PARTS = /^word\/(document|header\d*|footer\d*|footnotes)\.xml$/u;
const MOST_PARTS = 40;

/** The first paragraphs of a Word document, text boxes included, and all of its headers and footers. */
export async function wordTops(path: string): Promise<readonly string[]> {
  const entries = await readDirectory(path);
  const lines: string[] = [];
  for (const entry of entries.filter(({ name }) => PARTS.test(name)).slice(0, MOST_PARTS)) {
    const xml = await xmlHead(path, entry, WORKBOOK_LIMITS.part);
    lines.push(...xmlLines(xml, 'w:p').slice(0, TOP_LINES));
  }
  return lines;
}
