import type { RawRow } from '#formats/source.ts';
import { isBlankCell } from './aside-rows.ts';
import type { Column } from './header.ts';

/**
 * Answers whether the row holds nothing: each of its cells is white space or one of 无 — - / alone.
 * @param columns where to look; a row that is filled only in ignored columns, as with ready-made 序号, holds nothing
 */
export function isBlank(row: RawRow, columns?: readonly Column[]): boolean {
  if (columns) return columns.every((column) => isBlankCell(row.cells[column.index] ?? null));
  return row.cells.every(isBlankCell);
}
