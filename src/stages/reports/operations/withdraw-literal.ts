import { type Act, withChange } from '#engine/audit/with-change.ts';
import type { Database } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { nameOf } from './name-of.ts';

/**
 * Withdraws a declaration: its number is unproven again.
 * @throws REPORT-NOT-DECLARED when there is none, or it was withdrawn before
 */
export async function withdrawLiteral(
  db: Database,
  act: Act,
  { report, year, id }: { readonly report: string; readonly year: number; readonly id: string },
): Promise<void> {
  await withChange(db, act, async (client) => {
    const { rows } = await client.query<{ words: string }>(
      `update reports.declared_literals set withdrawn_by = $5, withdrawn_at = $6
       where region_id = $1 and report = $2 and year = $3 and id = $4 and withdrawn_at is null returning words`,
      [act.scope.region, report, year, id, nameOf(act.actor), act.now],
    );
    const [found] = rows;
    if (!found) throw reportErrors.error('REPORT-NOT-DECLARED', { year });
    return {
      result: undefined,
      events: [{ type: 'report.literal_withdrawn', data: { report, year, words: found.words } }],
    };
  });
}
