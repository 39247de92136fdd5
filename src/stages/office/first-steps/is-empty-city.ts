import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** Of region $1. */
export const EMPTY_SQL = `(not exists (select from auth.accounts where region_id = $1)
  and not exists (select from base.units where region_id = $1))`;

/** True while a city has neither units nor accounts: nobody can sign in, and nothing can be lost. */
export async function isEmptyCity(db: Database, scope: Scope): Promise<boolean> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ empty: boolean }>(`select ${EMPTY_SQL} as empty`, [scope.region]),
  );
  return rows[0]?.empty ?? false;
}
