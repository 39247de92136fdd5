import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { dutyErrors } from '../errors.ts';
import { headOf } from './read-list.ts';

/** A city's change of one duty of its list. */
export interface ItemChange {
  readonly year: number;
  readonly duty: string;
  readonly on: boolean;
  readonly least: number | null;
  /** "MM-DD", where the rule names no day. */
  readonly dueOn: string | null;
  readonly reason: string;
}

/**
 * Changes one duty of a year's list; an approved list becomes a draft again. The list never requires less than the
 * rule: a duty is left out with a reason, or required more often.
 * @throws DUTY-UNKNOWN, DUTY-ITEM
 */
export async function setItem(db: Database, act: Act, pack: Pack, change: ItemChange): Promise<void> {
  const { year, on, least, dueOn, reason } = change;
  const duty = pack.duties.get(change.duty);
  if (!duty) throw dutyErrors.error('DUTY-UNKNOWN', { duty: change.duty });
  const refuse = (why: string) => dutyErrors.error('DUTY-ITEM', { duty: duty.id, reason: why });
  if (duty.bearers.length === 0) throw refuse(`它不生成到期事项。${duty.unasked?.reason ?? ''}`);
  const floor = Math.min(...duty.bearers.map((bearer) => bearer.least));
  if (least !== null && (least < floor || duty.starts))
    throw refuse(`每期次数不能少于法规所定的 ${floor} 次`);
  if (dueOn !== null && (duty.due.kind !== 'day' || duty.verified))
    throw refuse('期限是法规写明的，或者就是期末');
  await withChangeIfAny(db, act, async (client) => {
    const { region } = act.scope;
    const head = await headOf(client, region, year);
    const { rowCount } = await client.query(
      `insert into duties.list_items (region_id, year, duty, is_on, least, due_on, reason, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (region_id, year, duty) do update set is_on = excluded.is_on, least = excluded.least, due_on = excluded.due_on,
         reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at
         where (list_items.is_on, list_items.least, list_items.due_on, list_items.reason)
           is distinct from (excluded.is_on, excluded.least, excluded.due_on, excluded.reason)`,
      [region, year, duty.id, on, least, dueOn, reason, act.actor.name, act.now],
    );
    if (rowCount === 0) nothingChanged();
    await client.query(
      `insert into duties.lists (region_id, year, state, version, note) values ($1, $2, 'draft', $3, '')
       on conflict (region_id, year) do update set state = 'draft', approved_by = null, approved_at = null, dispatched_by = null, dispatched_at = null`,
      [region, year, head.version],
    );
    return {
      result: undefined,
      events: [
        {
          type: 'duty.item',
          data: { year, duty: duty.id, obligation: duty.obligation, on, least, due_on: dueOn, reason },
        },
      ],
    };
  });
}
