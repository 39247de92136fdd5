import { type Act, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { dutyErrors } from '../errors.ts';
import { headOf } from './read-list.ts';

/**
 * Approves the list of a year, or dispatches the approved one to the units. Each approval is a new version, which the
 * units acknowledge again.
 * @throws DUTY-LIST
 */
export async function advanceList(
  db: Database,
  act: Act,
  {
    year,
    to,
    note,
  }: { readonly year: number; readonly to: 'approved' | 'dispatched'; readonly note: string },
): Promise<void> {
  await withChange(db, act, async (client) => {
    const { region } = act.scope;
    await client.query(
      `insert into duties.lists (region_id, year, state, version, note) values ($1, $2, 'draft', 0, '') on conflict (region_id, year) do nothing`,
      [region, year],
    );
    await client.query('select from duties.lists where region_id = $1 and year = $2 for update', [
      region,
      year,
    ]);
    const head = await headOf(client, region, year);
    if (to === 'approved' && head.state !== 'draft')
      throw dutyErrors.error('DUTY-LIST', { year, reason: '已经批准' });
    if (to === 'dispatched' && head.state !== 'approved')
      throw dutyErrors.error('DUTY-LIST', {
        year,
        reason: head.state === 'draft' ? '还没有批准' : '已经下达',
      });
    const version = to === 'approved' ? head.version + 1 : head.version;
    await client.query(
      to === 'approved'
        ? `update duties.lists set state = 'approved', version = $3, note = $4, approved_by = $5, approved_at = $6 where region_id = $1 and year = $2`
        : `update duties.lists set state = 'dispatched', version = $3, note = $4, dispatched_by = $5, dispatched_at = $6 where region_id = $1 and year = $2`,
      [region, year, version, note, act.actor.name, act.now],
    );
    return { result: undefined, events: [{ type: 'duty.list', data: { year, state: to, version, note } }] };
  });
}
