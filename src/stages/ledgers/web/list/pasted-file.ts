import type { Definition } from '../definition.ts';

/**
 * What was copied from a spreadsheet as the file that an import takes. The first line counts as a header when most of its
 * cells are titles of the ledger; otherwise the columns are those that the list shows, in their order.
 * @returns null for a text that is no table: a single cell belongs into whatever has the focus
 */
export function pastedFile(
  text: string,
  { title, fields }: Pick<Definition, 'title' | 'fields'>,
  columns: readonly string[],
): File | null {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  const [first = []] = rows;
  if (first.length < 2) return null;
  const titles = new Set(fields.map((field) => field.title));
  const known = first.filter((cell) => titles.has(cell.trim())).length;
  const shown = columns.map((id) => fields.find((field) => field.id === id)?.title ?? id);
  const table = known * 2 > first.length ? rows : [shown.slice(0, first.length), ...rows];
  const csv = table.map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new File([`${csv}\r\n`], `${title}-粘贴.csv`, { type: 'text/csv' });
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
