/** Whether both exist and are equal to the last byte. */
export function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (!one || !other || one.length !== other.length) return false;
  return one.every((byte, at) => byte === other[at]);
}
