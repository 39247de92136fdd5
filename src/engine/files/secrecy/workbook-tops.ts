import { WORKBOOK_LIMITS } from '#formats/limits.ts';
import { openWorkbook } from '#formats/xlsx/reading/open-workbook.ts';
import { readDirectory } from '#formats/zip/directory.ts';
import { openEntry } from '#formats/zip/open-entry.ts';
import type { MarkPlace } from './marks.ts';
import { plainText } from './xml-lines.ts';

/** Rows that are the top of a sheet. */
const TOP_ROWS = 6;
const MOST_SHEETS = 50;
/** Page headers come at the end of a sheet's part; longer parts are data, and are not expanded for them. */
const LONGEST_PART = 64 * 1024 * 1024;
const TAIL = 64 * 1024;
const HEADERS = /<((?:odd|even|first)(?:Header|Footer))>([\s\S]*?)<\/\1>/gu;

/** The first rows of each sheet, and the headers and footers with which it is printed. */
export async function workbookTops(
  path: string,
): Promise<readonly { readonly place: MarkPlace; readonly lines: readonly string[] }[]> {
  const cells: string[] = [];
  const workbook = await openWorkbook(path);
  for (const sheet of workbook.sheetNames.slice(0, MOST_SHEETS)) {
    cells.push(sheet);
    for await (const rows of workbook.rows(sheet)) {
      for (const row of rows.filter(({ number }) => number <= TOP_ROWS))
        cells.push(...row.cells.filter((cell) => typeof cell === 'string'));
      break;
    }
  }
  return [
    { place: 'cell', lines: cells },
    { place: 'text', lines: await pageHeaders(path) },
  ];
}

async function pageHeaders(path: string): Promise<readonly string[]> {
  const sheets = (await readDirectory(path)).filter(
    ({ name, size }) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name) && size <= LONGEST_PART,
  );
  const lines: string[] = [];
  for (const entry of sheets.slice(0, MOST_SHEETS)) {
    const decoder = new TextDecoder();
    let tail = '';
    for await (const chunk of openEntry(path, entry, WORKBOOK_LIMITS.part))
      tail = (tail + decoder.decode(chunk, { stream: true })).slice(-TAIL);
    // "&L机密★1年&R第 &P 页": letters after & give place and font.
    for (const [, , text = ''] of tail.matchAll(HEADERS))
      lines.push(...plainText(text).split(/&(?:[LCRPNDTAFGZSXYEIBUKO]|\d+|"[^"]*")/u));
  }
  return lines;
}
