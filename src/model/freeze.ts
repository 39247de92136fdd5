/** A Map whose methods refuse to change it once it is frozen; Object.freeze alone does not reach its entries. */
class FrozenMap<K, V> extends Map<K, V> {
  #open = true;
  constructor(entries: Iterable<readonly [K, V]>) {
    super();
    for (const [key, value] of entries) super.set(key, value);
    this.#open = false;
    Object.freeze(this);
  }
  override set(key: K, value: V): this {
    if (!this.#open) throw new TypeError('a definition cannot be changed');
    return super.set(key, value);
  }
  override delete(): boolean {
    throw new TypeError('a definition cannot be changed');
  }
  override clear(): void {
    throw new TypeError('a definition cannot be changed');
  }
}

/** The same entries in a map that cannot be changed. */
export function frozenMap<K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return new FrozenMap(map);
}

/** Freezes a value and everything reachable from it. Maps must have been made by `frozenMap`. */
export function deepFreeze<T>(value: T): T {
  const waiting: unknown[] = [value];
  const seen = new Set<object>();
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    Object.freeze(one);
    if (one instanceof Map) waiting.push(...one.values());
    waiting.push(...Object.values(one));
  }
  return value;
}
