import { FileFault } from '../../errors.ts';
import { MAX_SHEET_ROWS } from '../../limits.ts';
import { cellXml } from './cell-xml.ts';
import type { ColumnToWrite, FreeSheet, SheetToWrite } from './sheet-to-write.ts';
import { type LongLists, validationsXml } from './validations.ts';
import { STYLE } from './workbook-styles.ts';
import { columnLetters } from './xml.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`;
const FROZEN = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`;
const FORMAT_STYLE = Object.freeze({
  text: STYLE.text,
  date: STYLE.date,
  datetime: STYLE.datetime,
  percent: STYLE.percent,
  number: STYLE.plain,
});

/** The worksheet part of a ledger, in pieces: header, rows, input rules. @throws FileFault too_many_rows. */
export async function* ledgerSheetXml(sheet: SheetToWrite, lists: LongLists): AsyncGenerator<string> {
  yield `${HEAD}${FROZEN}<cols>${sheet.columns.map(columnXml).join('')}</cols><sheetData><row r="1">`;
  const letters = sheet.columns.map((_, index) => columnLetters(index));
  yield sheet.columns
    .map((column, index) =>
      cellXml(column.title, `${letters[index]}1`, column.required ? STYLE.requiredHeader : STYLE.header),
    )
    .join('');
  yield '</row>';
  let number = 1;
  for await (const cells of sheet.rows) {
    if (++number > MAX_SHEET_ROWS) throw tooManyRows(sheet.name);
    let row = `<row r="${number}">`;
    for (let index = 0; index < cells.length; index++) {
      row += cellXml(cells[index] ?? null, `${letters[index] ?? columnLetters(index)}${number}`);
    }
    yield `${row}</row>`;
  }
  yield `</sheetData>${validationsXml(sheet.columns, lists)}</worksheet>`;
}

/** The worksheet part of a sheet whose cells have their own styles; its first row is frozen. */
export async function* freeSheetXml(sheet: FreeSheet): AsyncGenerator<string> {
  const widths = sheet.widths.map((width, index) => colXml(index, width, STYLE.plain)).join('');
  yield `${HEAD}${FROZEN}${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData>`;
  let number = 0;
  for await (const cells of sheet.rows) {
    if (++number > MAX_SHEET_ROWS) throw tooManyRows(sheet.name);
    const xml = cells.map(([cell, style], index) => cellXml(cell, `${columnLetters(index)}${number}`, style));
    yield `<row r="${number}">${xml.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function columnXml(column: ColumnToWrite, index: number): string {
  // A Chinese character is about two units wide; 4 more for the arrow of the drop-down list.
  const width = Math.min(50, Math.max(column.format === 'datetime' ? 17 : 12, column.title.length * 2 + 4));
  return colXml(index, width, FORMAT_STYLE[column.format]);
}

function colXml(index: number, width: number, style: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`;
}

function tooManyRows(name: string): FileFault {
  return new FileFault(
    'too_many_rows',
    `“${name}”超过一张工作表能放的 1048576 行，请缩小范围分批导出，或导出为 CSV`,
  );
}
