import type { Value } from '#model/value.ts';

const MOST = 4096;
const TRIAL = 2000;

/**
 * Caches the values of one column. Dates, units, persons and small numbers repeat thousands of times in a ledger, and a
 * look-up is several times cheaper than parsing (figures in docs/benchmarks.md). For a column without repetitions it
 * switches itself off after a trial. Bounded: a full cache starts over.
 */
export class CellMemo {
  #values: Map<string, Value> | null = new Map();
  #asked = 0;
  #found = 0;

  /** The value, or undefined when the cell must be parsed. */
  get(cell: string): Value | undefined {
    if (this.#values === null) return undefined;
    const value = this.#values.get(cell);
    this.#asked += 1;
    if (value !== undefined) this.#found += 1;
    else if (this.#asked >= TRIAL) {
      if (this.#found * 3 < this.#asked) this.#values = null;
      this.#asked = 0;
      this.#found = 0;
    }
    return value;
  }

  keep(cell: string, value: Value): void {
    if (this.#values === null) return;
    if (this.#values.size >= MOST) this.#values.clear();
    this.#values.set(cell, value);
  }
}
