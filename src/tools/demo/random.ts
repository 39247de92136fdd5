/** Mixes 32 bits so that neighbouring numbers give unrelated ones (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number for a text: the start of a stream of random numbers. */
export function hashText(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return mix(h);
}

/**
 * The random number of a stream at a place, in [0, 1). It depends on nothing else, so that rows can be made in any
 * order.
 */
export function draw(stream: number, at: number, salt = 0): number {
  return mix(mix(stream + Math.imul(at, 0x9e3779b1)) + Math.imul(salt, 0x7f4a7c15)) / 4294967296;
}
