import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/**
 * Names of people by their codes. One question, none for nobody.
 * @returns code → name; a code that is in no sheet is missing
 */
export async function namesOfPeople(
  db: Database,
  scope: Scope,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(codes)];
  if (asked.length === 0) return new Map();
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<{ code: string; name: string }>(
      `select distinct on (code) code, name from base.posts where region_id = $1 and code = any ($2)
       order by code, (row_status = 'accepted') desc, from_on desc`,
      [scope.region, asked],
    );
    return new Map(rows.map(({ code, name }) => [code, name]));
  });
}
