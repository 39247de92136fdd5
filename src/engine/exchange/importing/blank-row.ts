import type { RawRow } from '#formats/source.ts';
import { isBlankCell } from './aside-rows.ts';
import type { Column } from './header.ts';

/**
 * Whether the row is empty: each of its cells is white space or one of 无 — - / alone.
 * @param columns the columns to look at; a row that is filled only in ignored columns, such as a prepared 序号, is
 *   empty
 */
export function isBlank(row: RawRow, columns?: readonly Column[]): boolean {
  if (columns) return columns.every((column) => isBlankCell(row.cells[column.index] ?? null));
  return row.cells.every(isBlankCell);
}
