import { extname } from 'node:path';
import type { ByUnitTable, TableLine } from '#engine/queries/index.ts';
import { writeCsv } from '#formats/csv/write-csv.ts';
import type { FreeSheet, StyledCell } from '#formats/xlsx/writing/sheet-to-write.ts';
import { STYLE } from '#formats/xlsx/writing/workbook-styles.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';
import type { Cell } from '#model/cell.ts';

/** Widths of the columns, in characters. */
const NAME_WIDTH = 28;
const NUMBER_WIDTH = 14;
/** A cell of a workbook keeps so many digits; a longer number stays a text rather than lose one. */
const DIGITS = 15;

/**
 * Writes the numbers of units as a file: CSV where the name ends so, else a workbook.
 * @param path is replaced as a whole
 * @param sheet name of the sheet
 * @throws FileFault of writing
 */
export async function writeByUnit(path: string, sheet: string, table: ByUnitTable): Promise<void> {
  const header = ['单位', ...table.columns.map((one) => `${one.slot} ${one.title}（${one.valueUnit}）`)];
  const lines = [...table.units, ...table.totals].map(cellsOf);
  if (extname(path).toLowerCase() === '.csv') return writeCsv(path, header, lines);
  const free: FreeSheet = {
    name: sheet,
    widths: [NAME_WIDTH, ...table.columns.map(() => NUMBER_WIDTH)],
    rows: [
      header.map((title): StyledCell => [title, STYLE.header]),
      ...lines.map((line) =>
        line.map((cell): StyledCell => [cell, typeof cell === 'number' ? STYLE.plain : STYLE.wrapped]),
      ),
    ],
  };
  return writeWorkbook(path, [], [free]);
}

function cellsOf({ name, cells }: TableLine): readonly Cell[] {
  return [name, ...cells.map(cellOf)];
}

function cellOf(text: string): Cell {
  if (text === '') return null;
  return /^-?\d+(?:\.\d+)?$/u.test(text) && text.length <= DIGITS ? Number(text) : text;
}
