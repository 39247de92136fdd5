import { type Act, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { ISSUED_WITH_EXPLANATION } from './declared-words.ts';
import { nameOf } from './name-of.ts';

/**
 * Withdraws an explanation, as long as no version was issued with it.
 * @throws REPORT-NOT-SAID when there is none, or it was withdrawn before; REPORT-SAID-ISSUED
 */
export async function withdrawExplanation(
  db: Database,
  act: Act,
  { report, year, id }: { readonly report: string; readonly year: number; readonly id: string },
): Promise<void> {
  const { region } = act.scope;
  await withChange(db, act, async (client) => {
    // Locked first, so that an issue with it that is under way is waited for and then seen.
    const { rows } = await client.query<{ finding: string; text: string }>(
      `select finding, text from reports.explanations
       where region_id = $1 and report = $2 and year = $3 and id = $4 and withdrawn_at is null for update`,
      [region, report, year, id],
    );
    const [found] = rows;
    if (!found) throw reportErrors.error('REPORT-NOT-SAID', { year });
    const { rows: issued } = await client.query<{ number: number | null }>(
      `select ${ISSUED_WITH_EXPLANATION} as number from reports.explanations e where e.region_id = $1 and e.id = $2`,
      [region, id],
    );
    const number = issued[0]?.number ?? null;
    if (number !== null) throw reportErrors.error('REPORT-SAID-ISSUED', { year, number });
    await client.query(
      'update reports.explanations set withdrawn_by = $3, withdrawn_at = $4 where region_id = $1 and id = $2',
      [region, id, nameOf(act.actor), act.now],
    );
    const data = { report, year, ...found };
    return { result: undefined, events: [{ type: 'report.explanation_withdrawn', data }] };
  });
}
