/** A hash function over bytes, passed in so that this file runs on every platform. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** Hash of a leaf: H(0x00 ‖ data) (RFC 9162, 2.1.1). */
function leafHash(data: Uint8Array, hash: Hash): Uint8Array {
  const input = new Uint8Array(data.length + 1);
  input.set(data, 1);
  return hash(input);
}

/**
 * Hash of an inner node: H(0x01 ‖ left ‖ right) (RFC 9162, 2.1.1). @param input buffer that is overwritten where it has
 * the right size
 */
function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash, input?: Uint8Array): Uint8Array {
  const size = 1 + left.length + right.length;
  const whole = input?.length === size ? input : new Uint8Array(size);
  whole[0] = 1;
  whole.set(left, 1);
  whole.set(right, 1 + left.length);
  return hash(whole);
}

/**
 * Root of a Merkle tree over data in this order (RFC 9162, 2.1.1); of no data, the hash of nothing. Pairing level by
 * level and carrying an odd last node upwards gives the same tree as the RFC's split at the largest power of two.
 */
export function merkleRoot(data: readonly Uint8Array[], hash: Hash): Uint8Array {
  if (data.length === 0) return hash(new Uint8Array(0));
  let level = data.map((one) => leafHash(one, hash));
  while (level.length > 1) level = parents(level, hash);
  return level[0] ?? hash(new Uint8Array(0));
}

/**
 * The hashes that lead from one leaf to the root, the lowest first (RFC 9162, 2.1.3.1).
 * @param index of the leaf, from 0
 * @throws RangeError when there is no such leaf
 */
export function inclusionProof(
  index: number,
  data: readonly Uint8Array[],
  hash: Hash,
): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= data.length) throw new RangeError(`no leaf ${index}`);
  const path: Uint8Array[] = [];
  let at = index;
  for (
    let level = data.map((one) => leafHash(one, hash));
    level.length > 1;
    level = parents(level, hash), at = Math.floor(at / 2)
  ) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling) path.push(sibling);
  }
  return path;
}

/**
 * Root that a leaf and its path lead to (RFC 9162, 2.1.3.2).
 * @param size leaves of the tree
 * @returns null when the path cannot belong to a leaf at this place of a tree of this size
 */
export function rootFromProof(
  leaf: { readonly data: Uint8Array; readonly index: number },
  size: number,
  path: readonly Uint8Array[],
  hash: Hash,
): Uint8Array | null {
  const { data, index } = leaf;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  let fn = index;
  let sn = size - 1;
  let r = leafHash(data, hash);
  for (const p of path) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else r = nodeHash(r, p, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? r : null;
}

/** Division instead of a shift, which would cut the number to 32 bits. */
function half(n: number): number {
  return Math.floor(n / 2);
}

function parents(level: readonly Uint8Array[], hash: Hash): Uint8Array[] {
  const above: Uint8Array[] = [];
  const input = new Uint8Array(1 + 2 * (level[0]?.length ?? 0));
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at];
    const right = level[at + 1];
    if (left) above.push(right ? nodeHash(left, right, hash, input) : left);
  }
  return above;
}
