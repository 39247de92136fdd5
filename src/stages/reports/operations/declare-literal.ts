import { withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { demandUnproven, type Literal, putLiteral } from './put-literal.ts';

/** The declaration of a number in the text that no record proves, with its reason and author. */
export interface Declaration extends Literal {
  readonly actor: Actor;
  readonly account: string;
}

/**
 * Declares the unproven numbers of one clause, in writing, with name and office. The declaration applies to exactly
 * these words of this year's report, and is part of what is issued.
 * @throws REPORT-NOT-UNPROVEN when the text holds no unproven number in these words; REPORT-UNKNOWN
 */
export async function declareLiteral(
  request: ReportRequest,
  { actor, account, words, reason }: Declaration,
): Promise<void> {
  const { db, scope, now, year } = request;
  const { quantities } = await prepareReport(request);
  const numbers = demandUnproven(quantities, year, words);
  const act = { scope, actor, now };
  await withChange(db, act, async (client) => ({
    result: undefined,
    events: [await putLiteral(client, act, { ...request, account }, { words, reason, numbers })],
  }));
}
