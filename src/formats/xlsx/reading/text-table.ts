/** Number of decoded texts in the cache; the first entries of a table are the most used ones. */
const CACHED = 65_536;

/**
 * A table of texts in packed UTF-8: a million distinct texts cost their bytes, not a million strings.
 * (As JavaScript strings the table of a sheet of 100,000 x 15 took 480 MB in the library we measured.)
 */
export class TextTable {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #ends = new Uint32Array(1024);
  #count = 0;
  readonly #cache: (string | undefined)[] = [];

  get size(): number {
    return this.#count;
  }

  add(text: string): void {
    const start = this.#count === 0 ? 0 : (this.#ends[this.#count - 1] ?? 0);
    const need = start + text.length * 3;
    if (need > this.#bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(need, this.#bytes.length * 2));
      this.#bytes.copy(wider, 0, 0, start);
      this.#bytes = wider;
    }
    if (this.#count === this.#ends.length) {
      const longer = new Uint32Array(this.#count * 2);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[this.#count++] = start + this.#bytes.write(text, start, 'utf8');
  }

  /** The text of an index, or undefined when the table does not reach that far. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const known = this.#cache[index];
    if (known !== undefined) return known;
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const text = this.#bytes.toString('utf8', start, this.#ends[index]);
    if (index < CACHED) this.#cache[index] = text;
    return text;
  }
}
