import type { Value } from '#model/value.ts';

const MOST = 4096;
const TRIAL = 2000;

/**
 * What the cells of one column gave before. Dates, units, persons and small numbers repeat thousands of times in
 * a ledger, and finding a text again is several times cheaper than reading it (figures in docs/benchmarks.md).
 * A column of ever new texts gives up after a trial. Bounded: a full memo starts over.
 */
export class CellMemo {
  #values: Map<string, Value> | null = new Map();
  #asked = 0;
  #found = 0;

  /** The value, or undefined when the cell has to be read. */
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
