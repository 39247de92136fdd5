import { SETTINGS } from '#engine/access/index.ts';
import { withOwnerChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';

/**
 * Creates an empty city. An existing one stays as it is.
 * @param begunOn "YYYY-MM-DD": the first day of its duties
 */
export async function createCity(
  db: Database,
  occasion: Parameters<typeof withOwnerChange>[1],
  name: string,
  begunOn: string,
): Promise<void> {
  const { region } = occasion;
  await withOwnerChange(db, occasion, async (client) => {
    const made = await client.query(
      'insert into app.regions (id, name) values ($1, $2) on conflict (id) do nothing',
      [region, name],
    );
    const created: AuditEvent = { type: 'city.created', data: { region, name } };
    if (!made.rowCount) return { result: null, events: [created] };
    await client.query(`insert into access.settings (region_id, name, value) values ($1, 'begun_on', $2)`, [
      region,
      begunOn,
    ]);
    const data = { setting: SETTINGS.begun_on, before: null, after: begunOn };
    return { result: null, events: [created, { type: 'setting.changed', data }] };
  });
}
