import type { Cell } from '#model/cell.ts';

/** One row as the file gave it. Trailing empty cells may be missing. */
export interface RawRow {
  /** The row number that a spreadsheet shows, from 1. In CSV: the record's number, blank lines counted. */
  readonly number: number;
  readonly cells: readonly Cell[];
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
}
