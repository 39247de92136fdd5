import { withOwnerChange } from '#engine/audit/with-change.ts';
import type { Database } from '#kernel/db/index.ts';

/** Enters a city, which has nothing yet. One that is there stays as it is. */
export async function createCity(
  db: Database,
  occasion: Parameters<typeof withOwnerChange>[1],
  name: string,
): Promise<void> {
  const { region } = occasion;
  await withOwnerChange(db, occasion, async (client) => {
    await client.query('insert into app.regions (id, name) values ($1, $2) on conflict (id) do nothing', [
      region,
      name,
    ]);
    return { result: null, events: [{ type: 'city.created', data: { region, name } }] };
  });
}
