import type { Cell } from '#model/cell.ts';
import { plainNumber } from '#model/decimal/plain-number.ts';
import { scaleDecimal } from '#model/decimal/scale.ts';
import { writeAtomically } from '../atomic-file.ts';

const CHUNK_CHARS = 256 * 1024;
/**
 * A text that programs run as a formula, or whose leading apostrophe before a digit they drop. Texts with leading
 * apostrophes are protected too, so that reading restores them exactly.
 */
const FORMULA_LIKE = /^'*[=+\-@\t\r]|^'+\d/;

/**
 * Writes a CSV file: UTF-8 with BOM (without it Excel garbles Chinese), comma, CRLF. A text that a program would run as
 * a formula gets an apostrophe in front, which our own reading removes.
 * @throws what the rows throw; then the file at `path` is as it was before
 */
export async function writeCsv(
  path: string,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Promise<void> {
  await writeAtomically(path, async (file) => {
    let text = `\ufeff${csvLine(header)}`;
    for await (const row of rows) {
      text += csvLine(row);
      if (text.length < CHUNK_CHARS) continue;
      await file.writeFile(text, 'utf8');
      text = '';
    }
    await file.writeFile(text, 'utf8');
  });
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return plainNumber(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (typeof cell === 'object') {
    if ('date' in cell) return cell.date.replace('T', ' ');
    if ('shown' in cell) return cell.shown;
    return 'percent' in cell ? `${scaleDecimal(plainNumber(cell.percent), 2)}%` : cell.error;
  }
  const safe = FORMULA_LIKE.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
