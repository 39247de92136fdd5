import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import { DEMO_SQL } from '#tools/demo/is-demo.ts';
import { EMPTY_SQL } from './is-empty-city.ts';

/** What anybody may know of a city before signing in. */
export interface CityFace {
  readonly singleSignOn: boolean;
  readonly demo: boolean;
  readonly empty: boolean;
  /** "YYYY-MM-DD": the first day of its duties; null: always. */
  readonly begunOn: string | null;
}

/** The city in one statement, because every page reads it first. */
export async function cityFace(db: Database, scope: Scope): Promise<CityFace> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ issuer: string | null; begun: string | null; demo: boolean | null; empty: boolean }>(
      `select (select value from access.settings where region_id = $1 and name = 'oidc_issuer') as issuer,
         (select value from access.settings where region_id = $1 and name = 'begun_on') as begun,
         ${DEMO_SQL} as demo, ${EMPTY_SQL} as empty`,
      [scope.region],
    ),
  );
  const [found] = rows;
  return {
    singleSignOn: (found?.issuer ?? '') !== '',
    demo: found?.demo ?? false,
    empty: found?.empty ?? false,
    begunOn: found?.begun ?? null,
  };
}
