import { fieldTypes } from '#fields/index.ts';
import type { RawRow, Source } from '#formats/source.ts';
import { isBlankCell } from './aside-rows.ts';
import type { ImportFault } from './fault.ts';
import type { Header } from './header.ts';

/**
 * Why a row cannot be read by its columns: a text file's row with more cells than the header, a number merged over rows.
 * @returns null when it can
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
    // One number over several rows would be added up several times.
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
