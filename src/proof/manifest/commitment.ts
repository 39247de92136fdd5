import { toHex, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Hash } from './merkle-tree.ts';

/**
 * What a manifest says in place of a value that is not published: whoever holds value and salt can show that this
 * value was signed, and nobody else can try values out.
 * @param salt 32 random bytes of this number in this report, hexadecimal; it never leaves the house
 */
export function commitmentOf(slot: string, value: string, salt: string, hash: Hash): string {
  return toHex(hash(utf8(canonicalJson({ salt, slot, value }))));
}
