import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Confirmed } from '#engine/access/index.ts';
import { withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { demandNotReturned } from './demand-not-returned.ts';
import { nameOf } from './name-of.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { demandNotIssued, signaturesOver, signingState } from './signing-state.ts';
import { signedContent } from './signed-content.ts';
import { takeStep } from './take-step.ts';

/** Who signs, and what he has seen. */
export interface SignAct {
  readonly actor: Actor;
  readonly account: string;
  /** The digest of what was shown to him. */
  readonly digest: string;
  /** Has him prove his presence, within the transaction that signs. */
  readonly confirm: (client: PoolClient) => Promise<Confirmed>;
}

/**
 * Signs a report: exactly the shown content, after the signer has proved his presence. A failed proof is committed
 * without a signature; a refusal for other reasons does not use up his code.
 * @throws REPORT-MOVED when its content has changed, or it may not be issued any more; REPORT-RETURNED, REPORT-SIGNED
 *   by him already, REPORT-ISSUED-SAME, REPORT-STEP-MEANWHILE, REPORT-UNKNOWN, and what `confirm` refuses
 */
export async function signReport(
  request: ReportRequest,
  { actor, account, digest, confirm }: SignAct,
): Promise<void> {
  const { db, scope, now, report, year } = request;
  const prepared = await prepareReport(request);
  demandNotReturned(prepared.signing, year);
  if (signedContent(request, prepared) !== digest) throw reportErrors.error('REPORT-MOVED', { year });
  demandNotIssued(prepared.signing, digest, year);
  const by = nameOf(actor);
  const title = prepared.document?.title.join('') ?? '';
  const refusal = await withChange<Error | null>(db, { scope, actor, now }, async (client) => {
    const confirmed = await confirm(client);
    if ('refusal' in confirmed) return { result: confirmed.refusal, events: confirmed.events };
    const { means } = confirmed;
    const state = await signingState(client, scope.region, request);
    demandNotReturned(state, year);
    demandNotIssued(state, digest, year);
    if (signaturesOver(state, digest).some((one) => one.by === by))
      throw reportErrors.error('REPORT-SIGNED', { year });
    const { region } = scope;
    const step = await takeStep(client, state, {
      region,
      report,
      year,
      act: 'signed',
      digest,
      words: null,
      actor,
      now,
    });
    await client.query(
      `insert into reports.signatures (region_id, id, report, year, digest, account_id, actor, signed_at, confirmed_by, step)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [region, uuid(), report, year, digest, account, by, now, means, step],
    );
    return { result: null, events: [{ type: 'report.sign', data: { report, title, year, digest, means } }] };
  });
  if (refusal) throw refusal;
}
