import { withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { signedContent } from './signed-content.ts';
import { signingState, standingStep } from './signing-state.ts';
import { takeStep } from './take-step.ts';

/** Who returns it, why, and the last step that he has seen. */
export interface ReturnAct {
  readonly actor: Actor;
  readonly words: string;
  readonly seen: number;
}

/**
 * Returns a year's report to who drafts it, with an opinion in writing. Until it is sent for signing again it may be neither
 * signed nor issued, and no earlier signature holds any more.
 * @throws REPORT-NOT-SENT unless it was sent, or signed as it stands, and not issued since; REPORT-STEP-MEANWHILE, REPORT-UNKNOWN
 */
export async function returnReport(request: ReportRequest, { actor, words, seen }: ReturnAct): Promise<void> {
  const { db, scope, now, report, year } = request;
  const prepared = await prepareReport(request);
  const digest = signedContent(request, prepared);
  const title = prepared.document?.title.join('') ?? `${year}年度报告`;
  const { region } = scope;
  await withChange(db, { scope, actor, now }, async (client) => {
    const state = await signingState(client, region, request);
    const last = standingStep(state);
    // What was signed and written anew since is with its office already.
    const waits = last?.act === 'sent' || (last?.act === 'signed' && last.digest === digest);
    if (!last || !waits) throw reportErrors.error('REPORT-NOT-SENT', { year });
    // Somebody signed or sent it since: who returns it has not seen that.
    if (state.steps[0]?.number !== seen) throw reportErrors.error('REPORT-STEP-MEANWHILE', { year });
    await takeStep(client, state, { region, report, year, act: 'returned', digest, words, actor, now });
    const data = { report, title, year, digest, words };
    return { result: undefined, events: [{ type: 'report.returned', data }] };
  });
}
