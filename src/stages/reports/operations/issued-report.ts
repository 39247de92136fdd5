import type { SignedManifest } from '#proof/manifest/manifest.ts';
import type { PreparedReport } from './prepare-report.ts';

/** A version of a report as it was issued. */
export interface IssuedReport {
  readonly prepared: PreparedReport;
  readonly number: number;
  readonly title: string;
  readonly datedOn: string;
  readonly digest: string;
  readonly document: Uint8Array;
  /** Null for a version that was issued before there were manifests. */
  readonly signed: SignedManifest | null;
  /** The package as it was issued; null for a version whose manifest lists no files. */
  readonly package: Uint8Array | null;
  /** False when the same document had been issued before; then that one is returned. */
  readonly isNew: boolean;
}
