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
