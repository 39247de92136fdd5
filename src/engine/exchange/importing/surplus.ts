import { fieldTypes } from '#fields/index.ts';
import type { RawRow, Source } from '#formats/source.ts';
import { isBlankCell } from './aside-rows.ts';
import type { ImportFault } from './fault.ts';
import type { Header } from './header.ts';

/**
 * Why the cells of a row cannot be assigned to its columns: a row of a text file with more cells than the header, or a
 * number merged over rows.
 * @returns null when they can
 */
export function surplusFault(
  row: RawRow,
  { width, columns }: Header,
  kind: Source['kind'],
): Pick<ImportFault, 'kind' | 'column' | 'value' | 'message'> | null {
  if (kind === 'csv' && row.cells.slice(width).some((cell) => !isBlankCell(cell)))
    return {
      kind: 'surplus_cells',
      column: null,
      value: null,
      message: `这一行有 ${row.cells.length} 格，表头只有 ${width} 格：文字里有分隔用的符号而没有加引号，请给那一格加上双引号，或另存为 .xlsx 再导入`,
    };
  if (!row.merged) return null;
  for (const { index, title, target } of columns) {
    const ref = row.merged.get(index);
    const cell = row.cells[index] ?? null;
    if (ref === undefined || isBlankCell(cell) || !('field' in target)) continue;
    // A number merged over several rows would be added several times.
    if (fieldTypes[target.field.type].sum === null) continue;
    return {
      kind: 'merged_number',
      column: title,
      value: typeof cell === 'object' ? null : String(cell),
      message: `“${title}”的 ${ref} 是合并单元格，分不清这个数是每一行的还是几行合计，请取消合并，逐行填写`,
    };
  }
  return null;
}
