import { deserialize, serialize } from 'node:v8';
import { deepFreeze, frozenMap } from '#model/freeze.ts';
import type { Pack } from '#model/pack/types.ts';

/** A compiled pack as bytes: it is plain data. */
export const bytesOf = (pack: Pack): Uint8Array => serialize(pack);

/**
 * Reads the pack that `bytesOf` wrote, frozen again.
 * @throws when the bytes are of another version of Node's serializer, or damaged
 */
export function packOf(bytes: Uint8Array): Pack {
  return deepFreeze(withFrozenMaps(deserialize(bytes), new Map()) as Pack);
}

/** Serialised maps come back as plain ones: replaces them by frozen maps everywhere. */
function withFrozenMaps(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  if (value instanceof Map) {
    const map = frozenMap(new Map([...value].map(([key, one]) => [key, withFrozenMaps(one, done)])));
    done.set(value, map);
    return map;
  }
  done.set(value, value);
  for (const [key, one] of Object.entries(value))
    (value as Record<string, unknown>)[key] = withFrozenMaps(one, done);
  return value;
}
