import { ZipWriter } from '../../zip/zip-writer.ts';
import { writeAtomically } from '../../atomic-file.ts';
import { GUIDE_SHEET, guideSheet } from './guide-sheet.ts';
import { contentTypesXml, ROOT_RELATIONS_XML, workbookRelationsXml, workbookXml } from './package-xml.ts';
import type { FreeSheet, SheetToWrite } from './sheet-to-write.ts';
import { freeSheetXml, ledgerSheetXml } from './sheet-xml.ts';
import { LongLists, OPTIONS_SHEET } from './validations.ts';
import { STYLE, STYLES_XML } from './workbook-styles.ts';

/**
 * Writes a workbook of ledgers: header with required columns in red, drop-down lists and prompts, the rows,
 * and a sheet 填写说明. Memory does not grow with the rows.
 * @param free further sheets, put before the ledgers.
 * @throws FileFault too_many_rows, too_large; then the file at `path` is as it was before.
 */
export async function writeWorkbook(
  path: string,
  sheets: readonly SheetToWrite[],
  free: readonly FreeSheet[] = [],
): Promise<void> {
  await writeAtomically(path, async (file) => {
    const zip = new ZipWriter(file);
    const lists = new LongLists();
    const names: { name: string; hidden: boolean }[] = [];
    const add = async (name: string, xml: AsyncIterable<string>, hidden = false): Promise<void> => {
      names.push({ name, hidden });
      await zip.add(`xl/worksheets/sheet${names.length}.xml`, xml);
    };
    for (const sheet of free) await add(sheet.name, freeSheetXml(sheet));
    for (const sheet of sheets) await add(sheet.name, ledgerSheetXml(sheet, lists));
    // A template already contains the guide; two sheets of one name would be a broken workbook.
    const guided = free.some(({ name }) => name === GUIDE_SHEET);
    if (sheets.length > 0 && !guided) await add(GUIDE_SHEET, freeSheetXml(guideSheet(sheets)));
    const options = lists.rows().map((row) => row.map((label) => [label, STYLE.plain] as const));
    if (options.length > 0) {
      await add(OPTIONS_SHEET, freeSheetXml({ name: OPTIONS_SHEET, widths: [], rows: options }), true);
    }
    await zip.add('xl/styles.xml', [STYLES_XML]);
    await zip.add('xl/workbook.xml', [workbookXml(names)]);
    await zip.add('xl/_rels/workbook.xml.rels', [workbookRelationsXml(names.length)]);
    await zip.add('_rels/.rels', [ROOT_RELATIONS_XML]);
    await zip.add('[Content_Types].xml', [contentTypesXml(names.length)]);
    await zip.finish();
  });
}
