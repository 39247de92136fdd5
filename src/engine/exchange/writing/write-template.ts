import type { Ledger } from '#model/pack/types.ts';
import { columnsOf } from '../exporting/columns.ts';
import { guideSheet } from '#formats/xlsx/writing/guide-sheet.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';

/**
 * Writes an empty workbook to be filled in: one sheet a ledger, with lists of choices, and the sheet 填写说明.
 * @returns the names of the sheets
 */
export async function writeTemplate(path: string, ledgers: readonly Ledger[]): Promise<readonly string[]> {
  const sheets = ledgers.map((ledger) => ({ name: ledger.title, columns: columnsOf(ledger), rows: [] }));
  await writeWorkbook(path, sheets, [guideSheet(sheets)]);
  return sheets.map(({ name }) => name);
}
