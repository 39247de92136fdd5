import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** True while a city has neither units nor accounts: nobody can sign in, and nothing can be lost. */
export async function isEmptyCity(db: Database, scope: Scope): Promise<boolean> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ empty: boolean }>(
      `select not exists (select from auth.accounts where region_id = $1)
          and not exists (select from base.units where region_id = $1) as empty`,
      [scope.region],
    ),
  );
  return rows[0]?.empty ?? false;
}
