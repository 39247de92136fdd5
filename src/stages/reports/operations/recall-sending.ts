import { personAt } from '#model/text/person-at.ts';
import { withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { signingState } from './signing-state.ts';
import { takeStep } from './take-step.ts';

/** Who recalls it, and the last step that he has seen. */
export interface RecallAct {
  readonly actor: Actor;
  readonly account: string;
  readonly seen: number;
}

/**
 * Recalls a year's report that was sent for signing, by its sender, as long as nobody has signed or returned it:
 * everything is then as before it was sent, including a return that the sending had answered.
 * @throws REPORT-NOT-UNDER-WAY unless sending it was the last step; REPORT-SENT-BY-OTHER, REPORT-STEP-MEANWHILE,
 *   REPORT-UNKNOWN
 */
export async function recallSending(
  request: ReportRequest,
  { actor, account, seen }: RecallAct,
): Promise<void> {
  const { db, scope, now, report, year } = request;
  const title = (await prepareReport(request)).document?.title.join('') ?? `${year}年度报告`;
  const { region } = scope;
  await withChange(db, { scope, actor, now }, async (client) => {
    const state = await signingState(client, region, request);
    const [last] = state.steps;
    if (last?.act !== 'sent') throw reportErrors.error('REPORT-NOT-UNDER-WAY', { year });
    if (last.number !== seen) throw reportErrors.error('REPORT-STEP-MEANWHILE', { year });
    if (last.account !== account)
      throw reportErrors.error('REPORT-SENT-BY-OTHER', { year, by: personAt(last.office, last.name) });
    const { digest } = last;
    const step = { region, report, year, act: 'recalled', digest, words: null, actor, now } as const;
    await takeStep(client, state, step);
    return { result: undefined, events: [{ type: 'report.recalled', data: { report, title, year } }] };
  });
}
