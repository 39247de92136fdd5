import type { Cell } from '#model/cell.ts';
import type { RawRow } from '#formats/source.ts';
import type { Header } from './header.ts';
import { shown } from './shown.ts';

/** A correction of one cell of a file, made on the page without changing the file. */
export interface Correction {
  readonly sheet: string;
  /** The row number that the user sees. */
  readonly row: number;
  /** The column's title. */
  readonly column: string;
  /** The typed text; "" empties the cell. */
  readonly value: string;
}

/** A corrected cell: the content of the file, and what was read instead. */
export interface CorrectedCell extends Omit<Correction, 'value'> {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The corrections of one sheet. The last correction of a cell counts; corrections that match no cell of the sheet are
 * reported afterwards.
 */
export class SheetCorrections {
  readonly #wanted = new Map<number, Map<string, string>>();
  readonly #done = new Map<string, CorrectedCell>();

  constructor(corrections: readonly Correction[]) {
    for (const { row, column, value } of corrections) {
      const cells = this.#wanted.get(row) ?? new Map<string, string>();
      this.#wanted.set(row, cells.set(column, value));
    }
  }

  /** The row with its corrections. One pass over its columns, however many there are. */
  apply(row: RawRow, header: Header, sheet: string): RawRow {
    const wanted = this.#wanted.get(row.number);
    if (!wanted) return row;
    const cells: Cell[] = [...row.cells];
    // A number that was typed for this row no longer belongs to the merged cell.
    const merged = row.merged && new Map(row.merged);
    for (const { index, title } of header.columns) {
      const value = wanted.get(title);
      if (value === undefined) continue;
      const was = cells[index] ?? null;
      while (cells.length < index) cells.push(null);
      cells[index] = value.trim() === '' ? null : value;
      merged?.delete(index);
      const after = value.trim() === '' ? null : value;
      this.#done.set(`${row.number} ${title}`, {
        sheet,
        row: row.number,
        column: title,
        before: shown(was),
        after,
      });
    }
    return { ...row, cells, ...(merged && { merged }) };
  }

  /** The corrections that were applied. */
  get done(): readonly CorrectedCell[] {
    return [...this.#done.values()];
  }

  /** Corrections of cells that the sheet does not have. */
  get unused(): readonly { readonly row: number; readonly column: string; readonly value: string }[] {
    return [...this.#wanted].flatMap(([row, cells]) =>
      [...cells].flatMap(([column, value]) =>
        this.#done.has(`${row} ${column}`) ? [] : [{ row, column, value }],
      ),
    );
  }
}
