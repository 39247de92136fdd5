/** A text whose tables were unfolded, one cell a line; every character keeps its place. */
export interface Unfolded {
  readonly text: string;
  /** The heading of the column in which a place lies; null outside of tables and under columns without one. */
  readonly headingAt: (place: number) => string | null;
}

const SEPARATOR = /[\t|｜]/u;
const SEPARATORS = /[\t|｜]/gu;
const DIGITS = /\p{N}/u;

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * Recognises tables as offices paste them: lines whose cells are separated by tabs or bars. Two or more lines with as
 * many cells form a table; its first line without a digit holds the headings.
 */
export function unfoldTables(text: string): Unfolded {
  const headings: (Cell & { readonly heading: string })[] = [];
  let table: (readonly Cell[])[] = [];
  const close = (): void => {
    const head = table.find((row) => row.every(({ words }) => !DIGITS.test(words)));
    if (table.length > 1 && head)
      for (const row of table)
        for (const [column, cell] of row.entries())
          if (row !== head) headings.push({ ...cell, heading: head[column]?.words ?? '' });
    table = [];
  };
  let at = 0;
  let unfolded = '';
  for (const line of text.split('\n')) {
    const cells = cellsOf(line, at);
    if (cells.length < 2 || (table[0] && table[0].length !== cells.length)) close();
    if (cells.length > 1) table.push(cells);
    unfolded += `${cells.length > 1 ? line.replace(SEPARATORS, '\n') : line}\n`;
    at += line.length + 1;
  }
  close();
  return {
    text: unfolded.slice(0, text.length),
    headingAt: (place) =>
      headings.find(({ start, end }) => start <= place && place < end)?.heading.trim() || null,
  };
}

function cellsOf(line: string, from: number): readonly Cell[] {
  if (!SEPARATOR.test(line)) return [];
  // A bar at the edge of a line is no separator.
  const cells: Cell[] = [];
  let start = 0;
  for (let place = 0; place <= line.length; place += 1)
    if (place === line.length || SEPARATOR.test(line[place] ?? '')) {
      const words = line.slice(start, place);
      const edge = words.trim() === '' && (start === 0 || place === line.length) && /[|｜]/u.test(line);
      if (!edge) cells.push({ start: from + start, end: from + place, words });
      start = place + 1;
    }
  return cells;
}
