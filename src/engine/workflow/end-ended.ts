import { PROGRAM, withChange } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { endedRows, endWithMatters } from './end-with-matters.ts';
import type { Taker } from './taker.ts';

const NOBODY: Pick<Taker, 'account' | 'kind' | 'appointment' | 'unit'> = {
  account: '',
  kind: '',
  appointment: '',
  unit: '',
};

/**
 * Ends the rows whose matter ended without a step: a task that was marked as done in a form, or by a list. A second run finds
 * nothing.
 * @returns the number of rows that ended
 */
export async function endEnded(db: Database, pack: Pack, region: number, now: Date): Promise<number> {
  const scope = { region, ...WHOLE_REGION, steps: true } as const;
  const waiting = await withScope(db, scope, (client) => endedRows(client, pack, region, null));
  if (waiting.length === 0) return 0;
  return withChange(db, { scope, actor: PROGRAM, now }, async (client) => {
    const ending = { pack, region, actor: PROGRAM, now, taker: NOBODY };
    const [first, ...more] = await endWithMatters(client, ending, null);
    // Somebody was quicker; the next run finds nothing.
    if (!first) throw new Error('what had ended was ended by somebody else');
    return { result: 1 + more.length, events: [first, ...more] };
  });
}
