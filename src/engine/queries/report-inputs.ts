import type { PoolClient } from 'pg';
import { groupBy } from '#model/group-by.ts';
import type { RolePeriod } from './sql.ts';

/** What a report needs beside the rows: the name slots, last year's sealed values, who held which role when. */
export interface ReportInputs {
  readonly parameters: (year: number) => ReadonlyMap<string, string>;
  readonly sealed: (year: number, slot: string) => string | null;
  readonly roles: (role: string) => readonly RolePeriod[];
}

/** Loads them for a year and the year before. */
export async function loadReportInputs(
  client: PoolClient,
  region: number,
  year: number,
): Promise<ReportInputs> {
  const parameters = new Map<number, Map<string, string>>();
  const named = await client.query<{ year: number; parameter: string; value: string }>(
    `select year::int as year, parameter, value from base.report_parameters
     where region_id = $1 and year in ($2, $3) and row_status = 'accepted'`,
    [region, year, year - 1],
  );
  for (const row of named.rows)
    parameters.set(
      row.year,
      (parameters.get(row.year) ?? new Map<string, string>()).set(row.parameter, row.value),
    );
  const sealed = await client.query<{ year: number; slot: string; value: string }>(
    `select year::int as year, slot, trim_scale(value)::text as value from base.sealed_values
     where region_id = $1 and year in ($2, $3) and row_status = 'accepted'`,
    [region, year, year - 1],
  );
  const values = new Map(sealed.rows.map((row) => [`${row.year} ${row.slot}`, row.value]));
  const posts = await client.query<{ role: string; person: string; from: string; to: string | null }>(
    `select r as role, code as person, to_char(from_on, 'YYYY-MM-DD') as from, to_char(to_on, 'YYYY-MM-DD') as to
     from base.posts, unnest(roles) as r where region_id = $1 and row_status = 'accepted' order by 1, 2, 3`,
    [region],
  );
  const roles = groupBy(posts.rows, (row) => row.role);
  return {
    parameters: (of) => parameters.get(of) ?? new Map<string, string>(),
    sealed: (of, slot) => values.get(`${of} ${slot}`) ?? null,
    roles: (role) => roles.get(role) ?? [],
  };
}
