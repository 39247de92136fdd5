import { toHex, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Hash } from './merkle-tree.ts';

/**
 * Replaces a value that is not published: with value and salt one can show that this value was signed, and nobody else
 * can find it by trying values.
 * @param salt 32 random bytes of this number in this report, hexadecimal; it is never published
 */
export function commitmentOf(slot: string, value: string, salt: string, hash: Hash): string {
  return toHex(hash(utf8(canonicalJson({ salt, slot, value }))));
}
