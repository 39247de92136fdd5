import type { Cell } from '#model/cell.ts';

/** The cell in the words of the file, for messages. */
export function shown(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell !== 'object') return String(cell);
  if ('date' in cell) return cell.date;
  if ('shown' in cell) return cell.shown;
  return 'error' in cell ? cell.error : `${Number((cell.percent * 100).toPrecision(15))}%`;
}
