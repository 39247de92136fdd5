import { type Act, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { ISSUED_WITH_LITERAL } from './declared-words.ts';
import { nameOf } from './name-of.ts';

/**
 * Withdraws a declaration, as long as no version was issued with it: its number is unproven again.
 * @throws REPORT-NOT-DECLARED when there is none, or it was withdrawn before; REPORT-SAID-ISSUED
 */
export async function withdrawLiteral(
  db: Database,
  act: Act,
  { report, year, id }: { readonly report: string; readonly year: number; readonly id: string },
): Promise<void> {
  const { region } = act.scope;
  await withChange(db, act, async (client) => {
    // Locked first, so that an issue with it that is under way is waited for and then seen.
    const { rows } = await client.query<{ words: string }>(
      `select words from reports.declared_literals
       where region_id = $1 and report = $2 and year = $3 and id = $4 and withdrawn_at is null for update`,
      [region, report, year, id],
    );
    const [found] = rows;
    if (!found) throw reportErrors.error('REPORT-NOT-DECLARED', { year });
    const { rows: issued } = await client.query<{ number: number | null }>(
      `select ${ISSUED_WITH_LITERAL} as number from reports.declared_literals d where d.region_id = $1 and d.id = $2`,
      [region, id],
    );
    const number = issued[0]?.number ?? null;
    if (number !== null) throw reportErrors.error('REPORT-SAID-ISSUED', { year, number });
    await client.query(
      'update reports.declared_literals set withdrawn_by = $3, withdrawn_at = $4 where region_id = $1 and id = $2',
      [region, id, nameOf(act.actor), act.now],
    );
    return {
      result: undefined,
      events: [{ type: 'report.literal_withdrawn', data: { report, year, words: found.words } }],
    };
  });
}
