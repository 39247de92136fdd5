import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** What a number was in an earlier year's report. */
export interface TrendPoint {
  readonly year: number;
  readonly value: string;
}

const YEARS = 5;

/**
 * The numbers of the reports that were issued for the five years before, by slot, the earliest first. A year without an
 * issued report is left out: nothing is computed for it afterwards.
 */
export async function issuedTrend(
  db: Database,
  scope: Scope,
  { report, year }: { readonly report: string; readonly year: number },
): Promise<ReadonlyMap<string, readonly TrendPoint[]>> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ year: number; slot: string; value: string }>(
      `select i.year, f ->> 'slot' as slot, f ->> 'value' as value from (
         select distinct on (year) year, facts from reports.issued
         where region_id = $1 and report = $2 and year >= $3 - ${YEARS} and year < $3 order by year, number desc
       ) as i cross join lateral jsonb_array_elements(i.facts) as f
       where f ->> 'value' is not null order by i.year`,
      [scope.region, report, year],
    ),
  );
  const trend = new Map<string, TrendPoint[]>();
  for (const { slot, ...point } of rows) trend.set(slot, [...(trend.get(slot) ?? []), point]);
  return trend;
}
