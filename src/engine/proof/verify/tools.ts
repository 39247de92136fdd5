import type { HashAlgorithm } from '../hashing.ts';
import type { Hash } from '../merkle-tree.ts';

/** What a verifier needs of its platform: passed in, so that it runs wherever this can be had. */
export interface ProofTools {
  /** Null where the platform cannot compute it. */
  readonly hashOf: (algorithm: HashAlgorithm) => Hash | null;
  readonly isSigned: (bytes: Uint8Array, signature: string, publicKey: string) => boolean;
  readonly keyIdOf: (publicKey: string) => string | null;
}
