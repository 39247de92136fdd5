import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** The file name under which the demo city is imported; no real file can have it, because it has no extension. */
const DEMO_FILE = '演示数据';

/** Of region $1; null where nothing was ever imported. */
export const DEMO_SQL = `(select bool_or(file = '${DEMO_FILE}') from core.batches where region_id = $1 and file is not null)`;

/**
 * Whether synthetic records were ever imported. They stay, and so do the demo accounts with their public passwords, so
 * that such a city never becomes a real one.
 */
export async function isDemo(db: Database, scope: Scope): Promise<boolean> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ demo: boolean | null }>(`select ${DEMO_SQL} as demo`, [scope.region]),
  );
  return rows[0]?.demo ?? false;
}
