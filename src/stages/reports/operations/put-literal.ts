import type { ClientBase } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Act } from '#engine/audit/index.ts';
import type { Quantity } from '#proof/quantities/judge-quantities.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { reportErrors } from '../errors.ts';
import { officeOf } from './take-step.ts';

/** Words of a report with a number that no record proves, and the reason of the declaration. */
export interface Literal {
  /** The clause with the number, as the report shows it. */
  readonly words: string;
  readonly reason: string;
}

interface Which {
  readonly report: string;
  readonly year: number;
  readonly account: string;
}

/**
 * The unproven numbers of a clause, in words.
 * @throws REPORT-NOT-UNPROVEN when the text holds none in these words
 */
export function demandUnproven(quantities: readonly Quantity[], year: number, words: string): string {
  const meant = quantities.filter(({ standing, clause }) => standing === 'unproven' && clause === words);
  if (meant.length === 0) throw reportErrors.error('REPORT-NOT-UNPROVEN', { year, words });
  return meant.map(({ text }) => text).join('、');
}

/**
 * Stores that the acting user declares the numbers of one clause.
 * @param numbers those of the clause, for the log
 * @returns the event for the log
 * @throws REPORT-NOT-UNPROVEN when somebody else has declared it in the same moment
 */
export async function putLiteral(
  client: ClientBase,
  { scope, actor, now }: Act,
  { report, year, account }: Which,
  { words, reason, numbers }: Literal & { readonly numbers: string },
): Promise<AuditEvent> {
  const { rowCount } = await client.query(
    `insert into reports.declared_literals (region_id, id, report, year, words, reason, account_id, by_name, by_office, declared_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [scope.region, uuid(), report, year, words, reason, account, actor.name, officeOf(actor), now],
  );
  if (rowCount === 0) throw reportErrors.error('REPORT-NOT-UNPROVEN', { year, words });
  return { type: 'report.literal_declared', data: { report, year, words, numbers, reason } };
}
