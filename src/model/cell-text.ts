import type { Cell } from './cell.ts';
import { scaleDecimal } from './decimal/scale.ts';
import { plainNumber } from './decimal/plain-number.ts';
import type { CellFault, Parsed } from './field.ts';
import { refuse } from './parsed.ts';
import { isEmptyMark, normaliseText } from './text/normalise.ts';

/**
 * The cell as a normalised text, which is what most types read.
 * A number is written at Excel's 15 significant digits, a date as it shows, a percentage with its sign.
 * @returns the text, null for an empty cell, or the fault of an Excel error cell.
 */
export function cellText(cell: Cell): string | null | { readonly fault: CellFault } {
  if (cell === null) return null;
  if (typeof cell === 'string') {
    const text = normaliseText(cell);
    return isEmptyMark(text) ? null : text;
  }
  if (typeof cell === 'number') return plainNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('date' in cell) return cell.date.replace('T', ' ');
  if ('percent' in cell) return `${scaleDecimal(plainNumber(cell.percent), 2)}%`;
  return cellError(cell.error);
}

/** The refusal of an Excel error cell, the same in every type. */
export function cellError(error: string): Parsed & { readonly fault: CellFault } {
  return refuse('cell_error', `单元格是 Excel 错误值 ${error}，请改正公式或直接填写内容`);
}
