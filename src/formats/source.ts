import type { Cell } from '#model/cell.ts';

/** One row as the file gave it. Trailing empty cells may be missing. */
export interface RawRow {
  /** The row number as a spreadsheet shows it, from 1. In CSV: the record's number, blank lines counted. */
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Hidden by hand or by a filter. */
  readonly hidden?: true;
  /** Columns whose cell belongs to a merge over several rows, with the merge as "B2:B4". */
  readonly merged?: ReadonlyMap<number, string>;
  /** The row has a cell so far to the right that it is not read. */
  readonly far?: true;
}

/** Properties of a sheet besides its cells. Columns count from 0. */
export interface SheetTraits {
  readonly hidden: boolean;
  /** First and last of a run of hidden columns. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  /** Remarks on cells of the first rows, by "row column". */
  readonly remarks: ReadonlyMap<string, string>;
}

/**
 * An opened file of tables. Sheets can be read in any order and any number of times; every reading streams
 * with flat memory. Wholly empty rows are left out. The file must not change between readings.
 */
export interface Source {
  readonly kind: 'xlsx' | 'csv';
  readonly path: string;
  /** In the workbook's order, hidden sheets included. Of a CSV file: its name without the extension. */
  readonly sheetNames: readonly string[];
  /**
   * The rows of a sheet in batches, in file order.
   * @throws FileFault no_such_sheet at once; damaged, too_large, bad_csv while reading.
   */
  rows(sheetName: string): AsyncIterable<readonly RawRow[]>;
  /** Absent for files whose sheets have only cells. @throws FileFault as `rows` */
  traits?(sheetName: string): Promise<SheetTraits>;
  /** Parts of the file that could not be read although the rest can, in Chinese. */
  readonly remarks?: readonly string[];
}
