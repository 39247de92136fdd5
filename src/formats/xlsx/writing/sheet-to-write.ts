import type { Cell } from '#model/cell.ts';

/** One column of a sheet to write. */
export interface ColumnToWrite {
  readonly title: string;
  readonly required: boolean;
  /** The type in words for 填写说明, such as 日期. */
  readonly typeWords: string;
  readonly hint: string | null;
  /** Labels a cell may hold; empty for other types. */
  readonly choices: readonly string[];
  /** Whether a cell may hold several of the choices; such a column gets no drop-down list. */
  readonly several: boolean;
  /** Number format of the empty cells that users fill in. */
  readonly format: 'text' | 'date' | 'datetime' | 'percent' | 'number';
}

/** One sheet to write: the header comes from the columns, the cells of a row in their order. */
export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly ColumnToWrite[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** A sheet whose cells bring their own styles: [cell, index into STYLE]. */
export interface FreeSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: AsyncIterable<readonly StyledCell[]> | Iterable<readonly StyledCell[]>;
}
export type StyledCell = readonly [cell: Cell, style: number];
