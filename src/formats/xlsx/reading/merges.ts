import type { Cell } from '#model/cell.ts';
import { MAX_COLUMNS } from '../../limits.ts';
import { XmlFault } from './xml-scanner.ts';

/** A merged range; rows from 1, columns from 0, all inclusive. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly ref: string;
}

interface Active extends Merge {
  value: Cell;
}

/**
 * Fills merged cells as a reader sees them: the first cell's value belongs to every row of the merge; values in the
 * covered cells are invisible and do not count. Rows must come in rising order.
 */
export class MergeFill {
  readonly #merges: readonly Merge[];
  #next = 0;
  #active: Active[] = [];

  constructor(merges: readonly Merge[]) {
    this.#merges = merges.filter(({ left }) => left < MAX_COLUMNS).toSorted((a, b) => a.top - b.top);
  }

  /**
   * Replaces the cells of a row by what is seen.
   * @returns columns of merges over several rows, or null; `empty` when the row itself holds nothing
   */
  apply(
    row: number,
    cells: Cell[],
  ): { readonly merged: ReadonlyMap<number, string> | null; readonly empty: boolean } {
    for (let merge = this.#merges[this.#next]; merge && merge.top <= row; merge = this.#merges[this.#next]) {
      this.#next += 1;
      if (merge.bottom >= row)
        this.#active.push({ ...merge, value: merge.top === row ? (cells[merge.left] ?? null) : null });
    }
    if (this.#active.length === 0) return { merged: null, empty: false };
    this.#active = this.#active.filter(({ bottom }) => bottom >= row);
    // Overlapping ranges are no merges; Excel refuses such a file.
    if (this.#active.length > MAX_COLUMNS) throw new XmlFault('merged cells');
    for (const { left, right, top } of this.#active)
      for (let column = top === row ? left + 1 : left; column <= right && column < cells.length; column += 1)
        cells[column] = null;
    const empty = cells.every((cell) => cell === null);
    const merged = new Map<number, string>();
    for (const { left, top, bottom, value, ref } of this.#active) {
      if (top === bottom) continue;
      merged.set(left, ref);
      if (top === row || value === null) continue;
      while (cells.length <= left) cells.push(null);
      cells[left] = value;
    }
    return { merged: merged.size > 0 ? merged : null, empty };
  }
}
