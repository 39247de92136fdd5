import type { HashAlgorithm } from '../manifest/hash-algorithm.ts';
import type { Hash } from '../manifest/merkle-tree.ts';

/** The functions that a verifier needs of its platform, passed in so that it runs on any. */
export interface ProofTools {
  /** Null where the platform cannot compute it. */
  readonly hashOf: (algorithm: HashAlgorithm) => Hash | null;
  /** Null where the platform cannot check an Ed25519 signature. */
  readonly isSigned: (bytes: Uint8Array, signature: string, publicKey: string) => boolean | null;
  readonly keyIdOf: (publicKey: string) => string | null;
}
