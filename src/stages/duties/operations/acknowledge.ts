import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { dutyErrors } from '../errors.ts';
import { headOf } from './read-list.ts';
import { unitName } from './unit-name.ts';

/** Records that a unit has read the dispatched list; a second call changes nothing. @throws DUTY-LIST */
export async function acknowledge(
  db: Database,
  act: Act,
  { year, unit, path }: { readonly year: number; readonly unit: string; readonly path: string },
): Promise<void> {
  await withChangeIfAny(db, act, async (client) => {
    const { region } = act.scope;
    const head = await headOf(client, region, year);
    if (head.state !== 'dispatched') throw dutyErrors.error('DUTY-LIST', { year, reason: '还没有下达' });
    const { rowCount } = await client.query(
      `insert into duties.acknowledgements (region_id, year, unit_id, unit_path, list_version, by_name, at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (region_id, year, unit_id) do update set unit_path = excluded.unit_path, list_version = excluded.list_version,
         by_name = excluded.by_name, at = excluded.at where acknowledgements.list_version <> excluded.list_version`,
      [region, year, unit, path, head.version, act.actor.name, act.now],
    );
    // One act, one entry: the same version was acknowledged before.
    if (rowCount === 0) nothingChanged();
    const data = { year, unit, unit_name: await unitName(client, region, unit), version: head.version };
    return { result: undefined, events: [{ type: 'duty.acknowledged', data }] };
  });
}
