import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** The name under which the demo city comes in; no file that is imported can have it, for want of an ending. */
const DEMO_FILE = '演示数据';

/** True when nothing but made-up records ever came in: the open accounts must never stand in a city that is true. */
export async function isDemo(db: Database, scope: Scope): Promise<boolean> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ demo: boolean | null }>(
      `select bool_and(file = $2) as demo from core.batches where region_id = $1 and file is not null`,
      [scope.region, DEMO_FILE],
    ),
  );
  return rows[0]?.demo ?? false;
}
