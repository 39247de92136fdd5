import type { Rows } from './pasted-table.ts';

/** Rows with their header, as the file of an import. */
export function pastedFile(title: string, rows: Rows): File {
  const csv = rows.map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new File([`${csv}\r\n`], `${title}-粘贴.csv`, { type: 'text/csv' });
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
