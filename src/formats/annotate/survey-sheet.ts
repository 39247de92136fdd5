import type { Cell } from '#model/cell.ts';
import { plainNumber } from '#model/decimal/plain-number.ts';
import { scaleDecimal } from '#model/decimal/scale.ts';
import { normaliseText } from '#model/text/normalise.ts';
import type { RawRow, Source } from '../source.ts';
import { FAULT_COLUMN, type RowFault } from './row-fault.ts';

/** The header is within this many rows (data contract, sheets). */
const HEADER_ROWS = 10;

/** Where the marks of a sheet are written. Columns count from 0. */
export interface SheetSurvey {
  readonly headerRow: number;
  /** The column of 错误说明: the existing one of an earlier copy, else the first free one. */
  readonly faultColumn: number;
  readonly rowCount: number;
  readonly marks: ReadonlyMap<number, RowMarks>;
  /** For each fault the value of its cell, as text. */
  readonly values: ReadonlyMap<RowFault, string>;
}
interface RowMarks {
  readonly columns: ReadonlySet<number>;
  readonly message: string;
}

/** Reads a sheet once and finds header, free column and the cells of the faults. */
export async function surveySheet(
  source: Source,
  sheet: string,
  faults: readonly RowFault[],
): Promise<SheetSurvey> {
  const byRow = groupByRow(faults);
  const titles = new Set(faults.flatMap((fault) => (fault.column === null ? [] : [foldTitle(fault.column)])));
  let header: RawRow = { number: 1, cells: [] };
  let best = -1;
  let width = 0;
  let rowCount = 0;
  let columns: ReadonlyMap<string, number> | null = null;
  const early: RawRow[] = [];
  const values = new Map<RowFault, string>();
  for await (const rows of source.rows(sheet)) {
    for (const row of rows) {
      rowCount = row.number;
      if (row.cells.length > width) width = row.cells.length;
      if (row.number <= HEADER_ROWS) {
        const score = headerScore(row, titles);
        if (score > best) [best, header] = [score, row];
        early.push(row);
        continue;
      }
      // From here on the header is known; of the following rows only the faulty values are kept.
      columns ??= headerColumns(header);
      collectValues(row, byRow, columns, values);
    }
  }
  columns ??= headerColumns(header);
  for (const row of early) collectValues(row, byRow, columns, values);
  return {
    headerRow: header.number,
    faultColumn: columns.get(foldTitle(FAULT_COLUMN)) ?? width,
    rowCount,
    marks: marksOf(byRow, columns),
    values,
  };
}

function headerColumns(header: RawRow): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  header.cells.forEach((cell, index) => {
    if (typeof cell === 'string' && !columns.has(foldTitle(cell))) columns.set(foldTitle(cell), index);
  });
  return columns;
}

function collectValues(
  row: RawRow,
  byRow: ReadonlyMap<number, readonly RowFault[]>,
  columns: ReadonlyMap<string, number>,
  into: Map<RowFault, string>,
): void {
  for (const fault of byRow.get(row.number) ?? []) {
    const at = fault.column === null ? undefined : columns.get(foldTitle(fault.column));
    if (at !== undefined) into.set(fault, shown(row.cells[at] ?? null));
  }
}

function groupByRow(faults: readonly RowFault[]): ReadonlyMap<number, readonly RowFault[]> {
  const byRow = new Map<number, RowFault[]>();
  for (const fault of faults) {
    if (fault.row === null) continue;
    const list = byRow.get(fault.row);
    if (list === undefined) byRow.set(fault.row, [fault]);
    else list.push(fault);
  }
  return byRow;
}

function marksOf(
  byRow: ReadonlyMap<number, readonly RowFault[]>,
  columns: ReadonlyMap<string, number>,
): ReadonlyMap<number, RowMarks> {
  const marks = new Map<number, RowMarks>();
  for (const [row, faults] of byRow) {
    const marked = faults.flatMap((fault) => {
      const at = fault.column === null ? undefined : columns.get(foldTitle(fault.column));
      return at === undefined ? [] : [at];
    });
    const message = faults
      .map(({ column, message: why }) => (column === null ? why : `${column}：${why}`))
      .join('；');
    marks.set(row, { columns: new Set(marked), message });
  }
  return marks;
}

/** A title in the form in which headers are compared: without white space, stars and a unit of money in brackets. */
function foldTitle(title: string): string {
  return normaliseText(title)
    .replace(/\s+/g, '')
    .replace(/^\*|\*$/g, '')
    .replace(/\((?:元|万元)\)$/, '');
}

function headerScore(row: RawRow, titles: ReadonlySet<string>): number {
  const texts = row.cells.filter((cell) => typeof cell === 'string');
  return texts.filter((text) => titles.has(foldTitle(text))).length * 10_000 + texts.length;
}

function shown(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return plainNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('date' in cell) return cell.date.replace('T', ' ');
  if ('shown' in cell) return cell.shown;
  return 'percent' in cell ? `${scaleDecimal(plainNumber(cell.percent), 2)}%` : cell.error;
}
