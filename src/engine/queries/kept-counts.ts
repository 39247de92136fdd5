import type { Count } from './ledger-pass.ts';

/** The counts of one pass as they are kept: for which versions of the ledgers they are true. */
export interface KeptCounts {
  readonly key: string;
  readonly ledger: string;
  readonly version: number;
  /** The versions of what the pass looks at beside its ledger. */
  readonly others: string;
  readonly counts: readonly (readonly [string, Count])[];
}
