import { type Cell, NOT_CALCULATED } from './cell.ts';
import { scaleDecimal } from './decimal/scale.ts';
import { plainNumber } from './decimal/plain-number.ts';
import type { CellFault, Parsed } from './field.ts';
import { refuse } from './parsed.ts';
import { isEmptyMark, normaliseText } from './text/normalise.ts';

/**
 * The cell as a normalised text, which is what most types read. A number is written at Excel's 15 significant digits, a
 * date as it shows, a percentage with its sign.
 * @param of for a number whose format shows more than its digits: whether the shown text or the number is returned
 * @returns the text, null for an empty cell, or the fault of an error cell or of a number that has lost digits
 */
export function cellText(
  cell: Cell,
  of: 'shown' | 'number' = 'shown',
): string | null | { readonly fault: CellFault } {
  if (cell === null) return null;
  if (typeof cell === 'string') {
    const text = normaliseText(cell);
    return isEmptyMark(text) ? null : text;
  }
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('date' in cell) return cell.date.replace('T', ' ');
  if ('percent' in cell) return `${scaleDecimal(plainNumber(cell.percent), 2)}%`;
  if ('shown' in cell) {
    const number = numberText(cell.number);
    return of === 'number' || typeof number !== 'string' ? number : normaliseText(cell.shown);
  }
  return cellError(cell.error);
}

/** From here on a whole number may have lost digits before it was saved: a spreadsheet keeps fifteen. */
const FIRST_CUT = 1e15;

function numberText(value: number): string | { readonly fault: CellFault } {
  if (Math.abs(value) < FIRST_CUT || !Number.isFinite(value)) return plainNumber(value);
  return refuse(
    'digits_lost',
    `${plainNumber(value)}超过15位，表格软件已把后面的数字变成0，请把此列设为文本格式后重新填写完整的号码`,
  );
}

/** The refusal of an Excel error cell, the same in every type. */
function cellError(error: string): Parsed & { readonly fault: CellFault } {
  if (error === NOT_CALCULATED)
    return refuse(
      'cell_error',
      '此格是公式，但文件里没有它的计算结果，请用 Excel 或 WPS 打开这个文件，保存后再导入，或直接填写内容',
    );
  return refuse('cell_error', `单元格是 Excel 错误值 ${error}，请改正公式或直接填写内容`);
}
