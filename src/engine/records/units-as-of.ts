import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** A unit as it was on a day. */
export interface UnitAsOf {
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly parent: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

/**
 * The units that existed on a day: opened on it or before, and not yet closed; on the day of its closing a unit no
 * longer exists (ledgers.yaml, base.units).
 * @param day "YYYY-MM-DD"
 */
export async function unitsAsOf(db: Database, scope: Scope, day: string): Promise<readonly UnitAsOf[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<UnitAsOf>(
      `select code, name, short_name as "shortName", kind, parent, opened_on as "openedOn", closed_on as "closedOn"
       from base.units where region_id = $1 and row_status = 'accepted'
         and (opened_on is null or opened_on <= $2) and (closed_on is null or closed_on > $2) order by code`,
      [scope.region, day],
    );
    return rows;
  });
}

/**
 * What became of a unit: its successors one after another, through renamings and mergers, up to the one that has none.
 * After a split the successor is the unit that carries on; the other parts are units opened on the same day.
 * @returns codes, the given unit first; a circle ends where it began
 */
export async function successorsOf(db: Database, scope: Scope, code: string): Promise<readonly string[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<{ code: string }>(
      `with recursive chain(code, depth, seen) as (
         select code, 0, array[code] from base.units where region_id = $1 and code = $2
         union all
         select u.successor, c.depth + 1, c.seen || u.successor from chain c
         join base.units u on u.region_id = $1 and u.code = c.code
         where u.successor is not null and u.successor <> all(c.seen))
       select code from chain order by depth`,
      [scope.region, code],
    );
    return rows.map((row) => row.code);
  });
}

/** The units that a unit carries on: those that name it as their successor. */
export async function predecessorsOf(db: Database, scope: Scope, code: string): Promise<readonly string[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<{ code: string }>(
      'select code from base.units where region_id = $1 and successor = $2 order by code',
      [scope.region, code],
    );
    return rows.map((row) => row.code);
  });
}
