import type { Source } from '../source.ts';
import { MAX_SHEET_ROWS } from '../limits.ts';
import type { FreeSheet, StyledCell } from '../xlsx/writing/sheet-to-write.ts';
import { STYLE } from '../xlsx/writing/workbook-styles.ts';
import { writeWorkbook } from '../xlsx/writing/write-workbook.ts';
import { faultSheet } from './fault-sheet.ts';
import { FAULT_COLUMN, type RowFault } from './row-fault.ts';
import type { SheetSurvey } from './survey-sheet.ts';

/** A CSV file as a workbook with its faults marked; of a file longer than a sheet only the faulty rows. */
export async function annotateCsv(
  source: Source,
  outPath: string,
  faults: readonly RowFault[],
  surveys: ReadonlyMap<string, SheetSurvey>,
): Promise<void> {
  const [name = ''] = source.sheetNames;
  const survey = surveys.get(name);
  const data: FreeSheet = { name: sheetName(name), widths: [], rows: dataRows(source, name, survey) };
  const list = faultSheet(source.path, faults, surveys, { header: STYLE.header, text: STYLE.text });
  await writeWorkbook(outPath, [], [data, list]);
}

/** Rows keep their numbers, because the list of faults cites them; blank rows are written for blank records. */
async function* dataRows(
  source: Source,
  name: string,
  survey: SheetSurvey | undefined,
): AsyncGenerator<readonly StyledCell[]> {
  const onlyFaulty = (survey?.rowCount ?? 0) > MAX_SHEET_ROWS;
  let next = 1;
  for await (const rows of source.rows(name)) {
    for (const { number, cells } of rows) {
      const marks = survey?.marks.get(number);
      const isHeader = number === survey?.headerRow;
      if (onlyFaulty && marks === undefined && !isHeader) continue;
      if (!onlyFaulty) {
        for (; next < number; next++) yield [];
      }
      next = number + 1;
      const width = survey === undefined ? cells.length : survey.faultColumn;
      const styled: StyledCell[] = Array.from({ length: width }, (_, column) => [
        cells[column] ?? null,
        marks?.columns.has(column)
          ? STYLE.faulty
          : isHeader
            ? STYLE.header
            : cells[column] == null
              ? STYLE.plain
              : STYLE.text,
      ]);
      const message = marks?.message ?? (isHeader ? FAULT_COLUMN : null);
      if (message !== null) styled.push([message, isHeader ? STYLE.header : STYLE.text]);
      yield styled;
    }
  }
}

/** A file's name as Excel allows it for a sheet: at most 31 characters, without []:*?/\ and outer apostrophes. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, '_')
      .replace(/^'|'$/g, '_')
      .slice(0, 31) || '数据'
  );
}
