import { v7 as uuid } from 'uuid';
import { withChange } from '#engine/audit/with-change.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { nameOf } from './name-of.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { signaturesOf } from './signatures.ts';
import { signedContent } from './signed-content.ts';

/** Who signs, and what he has seen. */
export interface SignAct {
  readonly actor: Actor;
  readonly account: string;
  /** The digest of what was shown to him. */
  readonly digest: string;
}

/**
 * Puts somebody's name under a report: under exactly what he was shown. Signing the same again adds no second name.
 * @throws REPORT-MOVED when it says something else by now, or may not be issued any more; REPORT-UNKNOWN
 */
export async function signReport(request: ReportRequest, { actor, account, digest }: SignAct): Promise<void> {
  const { db, scope, now, report, year } = request;
  const prepared = await prepareReport(request);
  if (signedContent(request, prepared) !== digest) throw reportErrors.error('REPORT-MOVED', { year });
  const by = nameOf(actor);
  const title = prepared.document?.title.join('') ?? '';
  await withChange(db, { scope, actor, now }, async (client) => {
    const known = await signaturesOf(client, scope.region, request);
    if (!known.some((one) => one.by === by && one.digest === digest))
      await client.query(
        `insert into reports.signatures (region_id, id, report, year, digest, account_id, actor, signed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [scope.region, uuid(), report, year, digest, account, by, now],
      );
    return { result: undefined, events: [{ type: 'report.sign', data: { report, title, year, digest } }] };
  });
}
