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
 * Returns a year's report to its author, with a written opinion. Until it is sent for signing again it can be neither
 * signed nor issued, and earlier signatures are invalid.
 * @throws REPORT-NOT-SENT unless it was sent, or signed with its present content, and not issued since;
 *   REPORT-STEP-MEANWHILE, REPORT-UNKNOWN
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
    // A report that was signed and then changed is with its office already.
    const waits = last?.act === 'sent' || (last?.act === 'signed' && last.digest === digest);
    if (!last || !waits) throw reportErrors.error('REPORT-NOT-SENT', { year });
    // Somebody signed or sent it after the user's page was loaded.
    if (state.steps[0]?.number !== seen) throw reportErrors.error('REPORT-STEP-MEANWHILE', { year });
    await takeStep(client, state, { region, report, year, act: 'returned', digest, words, actor, now });
    const data = { report, title, year, digest, words };
    return { result: undefined, events: [{ type: 'report.returned', data }] };
  });
}
