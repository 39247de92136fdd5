import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { type CountedPass, countedPasses, keepPasses, type Snapshot } from '#engine/queries/index.ts';
import { reportErrors } from '../errors.ts';
import { type PreparedReport, prepareReport, type ReportRequest } from './prepare-report.ts';

export interface PreparedProof {
  readonly prepared: PreparedReport;
  /** The rows behind the numbers, all stored; null when the report may not be issued, or need not be. */
  readonly counted: readonly CountedPass[] | null;
}

/**
 * Prepares a report, digests the rows behind its numbers, and stores the digests: a draft does so, and its issue reuses
 * them unless a ledger was changed in between. With `cache: false` in the request nothing stored is used: numbers and
 * digests are computed again from the rows.
 * @param isWanted called in the snapshot, when the report may be issued; the draft always wants it
 * @throws REPORT-NO-HASH, and as `prepareReport`
 */
export async function prepareProof(
  request: ReportRequest,
  algorithm: HashAlgorithm,
  isWanted: (prepared: PreparedReport, snapshot: Snapshot) => Promise<boolean> = () => Promise.resolve(true),
): Promise<PreparedProof> {
  const { db, pack, scope, now } = request;
  const hash = hashOf(algorithm);
  if (!hash) throw reportErrors.error('REPORT-NO-HASH', { algorithm });
  let counted: readonly CountedPass[] | null = null;
  const prepared = await prepareReport(request, async (draft, snapshot) => {
    if (draft.document && (await isWanted(draft, snapshot)))
      counted = await countedPasses(snapshot, pack, scope, {
        algorithm,
        hash,
        anew: request.cache === false,
      });
  });
  await keepPasses(db, scope, counted ?? [], now);
  return { prepared, counted };
}
