import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';

type Keys = readonly (string | number)[];

/**
 * Maps keys to places of a YAML text. Each map is indexed once: otherwise a file with thousands of faults would be
 * searched as many times.
 * @returns a function from keys to the offset (characters from 0) of the key or item that they name; null where they
 *   lead nowhere
 */
export function offsetsIn(root: Node | null): (at: Keys) => number | null {
  const indexes = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const indexOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const index = indexes.get(map) ?? new Map(map.items.map((pair) => [nameOf(pair), pair]));
    indexes.set(map, index);
    return index;
  };
  return (at) => {
    let node: unknown = root;
    let offset: number | null = root?.range?.[0] ?? 0;
    for (const key of at) {
      if (isMap(node)) {
        const pair = indexOf(node).get(String(key));
        if (!isScalar(pair?.key)) return null;
        offset = pair.key.range?.[0] ?? null;
        node = pair.value;
      } else if (typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)) {
        const item: unknown = node.items[Number(key)];
        if (typeof item !== 'object' || item === null || !('range' in item)) return null;
        offset = Array.isArray(item.range) ? Number(item.range[0]) : null;
        node = item;
      } else return null;
    }
    return offset;
  };
}

/** A key that is a map or a list itself has no name. */
function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}
