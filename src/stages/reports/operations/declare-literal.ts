import { v7 as uuid } from 'uuid';
import { withChange } from '#engine/audit/with-change.ts';
import { reportErrors } from '../errors.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { officeOf } from './take-step.ts';
import type { Actor } from '#kernel/audit/index.ts';

/** Who answers for a number in the text that no record proves, and why it may stand there. */
export interface Declaration {
  readonly actor: Actor;
  readonly account: string;
  /** The clause with the number, as the report shows it. */
  readonly words: string;
  readonly reason: string;
}

/**
 * Declares the unproven numbers of one clause, in writing, with name and office. It holds for these very words of this
 * year's report, and travels with what is issued.
 * @throws REPORT-NOT-UNPROVEN when the text holds no unproven number in these words; REPORT-UNKNOWN
 */
export async function declareLiteral(
  request: ReportRequest,
  { actor, account, words, reason }: Declaration,
): Promise<void> {
  const { db, scope, now, report, year } = request;
  const { quantities } = await prepareReport(request);
  const meant = quantities.filter(({ standing, clause }) => standing === 'unproven' && clause === words);
  if (meant.length === 0) throw reportErrors.error('REPORT-NOT-UNPROVEN', { year, words });
  const numbers = meant.map(({ text }) => text).join('、');
  const office = officeOf(actor);
  await withChange(db, { scope, actor, now }, async (client) => {
    const { rowCount } = await client.query(
      `insert into reports.declared_literals (region_id, id, report, year, words, reason, account_id, by_name, by_office, declared_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [scope.region, uuid(), report, year, words, reason, account, actor.name, office, now],
    );
    // Somebody else has declared it in the same moment.
    if (rowCount === 0) throw reportErrors.error('REPORT-NOT-UNPROVEN', { year, words });
    return {
      result: undefined,
      events: [{ type: 'report.literal_declared', data: { report, year, words, numbers, reason } }],
    };
  });
}
