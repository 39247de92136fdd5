import type { Call } from '#service/endpoint.ts';
import { waitingReports, type WaitingReports } from '#stages/reports/index.ts';

/** A report that waits for the acting post. */
export interface WaitingReport {
  readonly report: string;
  readonly year: number;
  /** Who sent or returned it. */
  readonly by: string;
  readonly at: string;
  readonly words: string | null;
}

/** The reports that wait for the acting post. A token cannot sign, and does not see what waits for a signature. */
export async function reportsWaiting(call: Call): Promise<Record<keyof WaitingReports, WaitingReport[]>> {
  const { db, pack } = call.context;
  const { only, account } = call.principal;
  const rights = call.actFor('read').scope.rights?.reports ?? [];
  const [signs, drafts] = [rights.includes('sign') && !only, rights.includes('draft')];
  if (!signs && !drafts) return { sign: [], returned: [] };
  const { sign, returned } = await waitingReports(db, call.act.scope, pack);
  const told = ({ report, year, by, at, words }: WaitingReports['returned'][number]) => ({
    report,
    year,
    by,
    at: at.toISOString(),
    words,
  });
  return {
    sign: signs ? sign.filter(({ signedBy }) => !signedBy.includes(account.id)).map(told) : [],
    returned: drafts ? returned.map(told) : [],
  };
}
