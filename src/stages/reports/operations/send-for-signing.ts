import { withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { refusalOf } from './refusal-of.ts';
import { signedContent } from './signed-content.ts';
import { demandNotIssued, openReturn, signingState, standingStep } from './signing-state.ts';
import { takeStep } from './take-step.ts';

/**
 * Sends a year's report for signing, which notifies its signers. After a return this resumes the report, with another
 * content or with an answer to the opinion.
 * @param words for the signers; null: none
 * @throws REPORT-REFUSED while anything else prevents its issue, REPORT-SENT when this content is under way or
 *   signed, REPORT-ISSUED-SAME, REPORT-UNANSWERED, REPORT-STEP-MEANWHILE, REPORT-UNKNOWN
 */
export async function sendForSigning(
  request: ReportRequest,
  { actor, words }: { readonly actor: Actor; readonly words: string | null },
): Promise<void> {
  const { db, scope, now, report, year } = request;
  const prepared = await prepareReport(request);
  const digest = signedContent(request, prepared);
  if (digest === null) throw refusalOf(year, prepared);
  const title = prepared.document?.title.join('') ?? '';
  const { region } = scope;
  await withChange(db, { scope, actor, now }, async (client) => {
    const state = await signingState(client, region, request);
    demandNotIssued(state, digest, year);
    const last = standingStep(state);
    if (last && ['sent', 'signed'].includes(last.act) && last.digest === digest)
      throw reportErrors.error('REPORT-SENT', { year });
    if (words === null && openReturn(state)?.digest === digest)
      throw reportErrors.error('REPORT-UNANSWERED', { year });
    await takeStep(client, state, { region, report, year, act: 'sent', digest, words, actor, now });
    const data = { report, title, year, digest, words };
    return { result: undefined, events: [{ type: 'report.sent', data }] };
  });
}
