/** Digests that a manifest may use. SM3 is GB/T 32905-2016; not every platform can compute it. */
export const HASH_ALGORITHMS = ['sha256', 'sm3'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];
