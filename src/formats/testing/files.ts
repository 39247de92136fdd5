import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { Cell } from '#model/cell.ts';
import { openSource } from '../open-source.ts';
import type { RawRow, Source } from '../source.ts';

/** A folder of its own for a test, removed afterwards. */
export async function aFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingze-exchange-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder. @returns its path */
export async function aFile(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** All rows of a sheet (the first, unless named). */
export async function allRows(
  source: Source,
  sheet = source.sheetNames[0] ?? '',
): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of source.rows(sheet)) {
    for (const row of batch) rows.push(row);
  }
  return rows;
}

/** The cells of a file's first sheet, row by row. */
export async function cellsOf(path: string): Promise<readonly (readonly Cell[])[]> {
  return (await allRows(await openSource(path))).map((row) => row.cells);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The bytes of a hand-made workbook: `sheetXml` is the content of <worksheet>, other parts replace ours. */
export function workbookBytes(sheetXml: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${'xl/sharedStrings.xml' in others ? relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml') : ''}${'xl/styles.xml' in others ? relation('rId3', 'styles', 'styles.xml') : ''}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}">${sheetXml}</worksheet>`,
    ...others,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
