import type { PoolClient } from 'pg';
import { groupBy } from '#model/group-by.ts';
import { namesYear } from '#model/time/written-year.ts';
import type { RolePeriod } from './sql.ts';

/** What a report needs beside the rows: the name slots, last year's sealed values, who held which role when. */
export interface ReportInputs {
  readonly parameters: (year: number) => ReadonlyMap<string, string>;
  /**
   * Of the year: last year's values of the parameters that it has none for. They count for nothing until they are confirmed.
   * One that is a year or names its own is not among them: it is wrong a year later.
   */
  readonly carried: (year: number) => ReadonlyMap<string, string>;
  readonly sealed: (year: number, slot: string) => string | null;
  readonly roles: (role: string) => readonly RolePeriod[];
}

interface Answered {
  readonly parameters: readonly {
    readonly year: number;
    readonly parameter: string;
    readonly value: string;
  }[];
  readonly sealed: readonly { readonly year: number; readonly slot: string; readonly value: string }[];
  readonly posts: readonly {
    readonly role: string;
    readonly person: string;
    readonly from: string;
    readonly to: string | null;
  }[];
}

/** All three in one statement: one way to the database. */
const INPUTS = `select
  (select coalesce(jsonb_agg(jsonb_build_object('year', year::int, 'parameter', parameter, 'value', value)), '[]')
   from base.report_parameters where region_id = $1 and year in ($2, $3) and row_status = 'accepted') as parameters,
  (select coalesce(jsonb_agg(jsonb_build_object('year', year::int, 'slot', slot, 'value', trim_scale(value)::text)), '[]')
   from base.sealed_values where region_id = $1 and year in ($2, $3) and row_status = 'accepted') as sealed,
  (select coalesce(jsonb_agg(jsonb_build_object('role', r, 'person', code, 'from', to_char(from_on, 'YYYY-MM-DD'),
     'to', to_char(to_on, 'YYYY-MM-DD')) order by r, code, from_on), '[]')
   from base.posts, unnest(roles) as r where region_id = $1 and row_status = 'accepted') as posts`;

/** Loads them for a year and the year before. */
export async function loadReportInputs(
  client: PoolClient,
  region: number,
  year: number,
): Promise<ReportInputs> {
  const { rows } = await client.query<Answered>(INPUTS, [region, year, year - 1]);
  const [found] = rows;
  const parameters = new Map<number, Map<string, string>>();
  for (const row of found?.parameters ?? [])
    parameters.set(
      row.year,
      (parameters.get(row.year) ?? new Map<string, string>()).set(row.parameter, row.value),
    );
  const values = new Map((found?.sealed ?? []).map((row) => [`${row.year} ${row.slot}`, row.value]));
  const roles = groupBy(found?.posts ?? [], (row) => row.role);
  const own = (of: number): ReadonlyMap<string, string> => parameters.get(of) ?? new Map<string, string>();
  return {
    parameters: own,
    carried: (of) =>
      new Map(
        [...own(of - 1)].filter(
          ([name, value]) => !own(of).has(name) && value.trim() !== '' && !namesYear(value, of - 1),
        ),
      ),
    sealed: (of, slot) => values.get(`${of} ${slot}`) ?? null,
    roles: (role) => roles.get(role) ?? [],
  };
}
