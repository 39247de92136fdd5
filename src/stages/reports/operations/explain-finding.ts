import { v7 as uuid } from 'uuid';
import { withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { nameOf } from './name-of.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { aboutOf } from './stored-explanations.ts';

/** An office's written explanation of a warning, entered by the author of the report. */
export interface SaidOfFinding {
  readonly actor: Actor;
  readonly account: string;
  /** Id of the finding. */
  readonly finding: string;
  readonly text: string;
  /** Name of the explaining person, of the office that may explain. */
  readonly by: string;
}

/**
 * Stores a written explanation of a warning of a year's report, like those of the command line (decision 0046): it is
 * part of what is issued. It applies to exactly these words and values; the office is the one that the definitions
 * name.
 * @throws REPORT-NOT-EXPLAINABLE when there is no such warning, or it has to be corrected; REPORT-EXPLAINED already;
 *   REPORT-UNKNOWN
 */
export async function explainFinding(
  request: ReportRequest,
  { actor, account, finding: id, text, by }: SaidOfFinding,
): Promise<void> {
  const { db, scope, now, report, year } = request;
  const { findings } = await prepareReport(request);
  const found = findings.find((one) => one.id === id);
  const office = found?.severity === 'warning' ? found.mayExplain : null;
  if (!found || office === null) throw reportErrors.error('REPORT-NOT-EXPLAINABLE', { year });
  if (found.explanation) throw reportErrors.error('REPORT-EXPLAINED', { year, by: found.explanation.by });
  await withChange(db, { scope, actor, now }, async (client) => {
    const { rowCount } = await client.query(
      `insert into reports.explanations (region_id, id, report, year, finding, about, text, by_name, by_office, account_id, actor, said_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
      [scope.region, uuid(), report, year, id, aboutOf(found), text, by, office, account, nameOf(actor), now],
    );
    // Somebody else has explained it in the same moment.
    if (rowCount === 0) throw reportErrors.error('REPORT-EXPLAINED', { year, by: '同时有人说明' });
    const data = { report, year, finding: id, what: found.what, text, by, office };
    return { result: undefined, events: [{ type: 'report.explained', data }] };
  });
}
