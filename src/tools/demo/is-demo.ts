import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** The name under which the demo city comes in; no file that is imported can have it, for want of an ending. */
const DEMO_FILE = '演示数据';

/** Of region $1; null where no file ever came in. */
export const DEMO_SQL = `(select bool_or(file = '${DEMO_FILE}') from core.batches where region_id = $1 and file is not null)`;

/**
 * True when made-up records ever came in, whatever came after them: they stay, and so do the open accounts, whose passwords
 * everybody knows. Such a city never becomes a true one.
 */
export async function isDemo(db: Database, scope: Scope): Promise<boolean> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ demo: boolean | null }>(`select ${DEMO_SQL} as demo`, [scope.region]),
  );
  return rows[0]?.demo ?? false;
}
