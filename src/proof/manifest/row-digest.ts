import { utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Hash } from './merkle-tree.ts';

/**
 * A row in the form of which the digest is taken: values as text by field id, sets as lists, null where the cell is
 * empty.
 */
export interface DigestedRow {
  readonly ledger: string;
  /** Natural key; the parts of a key of several fields are separated by U+001F. */
  readonly key: string;
  readonly version: number;
  /** 32 random-looking bytes of this row in this report, hexadecimal: without them nobody can find values by trying. */
  readonly salt: string;
  readonly values: Readonly<Record<string, string | readonly string[] | null>>;
}

/** Digest of a row: H(canonical JSON of the row with its salt). It is the data of a leaf (docs/manifest.md). */
export function rowDigest(row: DigestedRow, hash: Hash): Uint8Array {
  const { ledger, key, version, salt, values } = row;
  return hash(utf8(canonicalJson({ ledger, key, version, salt, values })));
}
