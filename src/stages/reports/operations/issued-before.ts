import type { ClientBase } from 'pg';
import type { LastIssued } from '#proof/consistency/report-text.ts';

const YEARS = 5;

/**
 * The numbers of the reports that were issued for the five years before, the earliest first, the latest version of each
 * year. A year without an issued report is left out: nothing is computed for it afterwards.
 */
export async function issuedBefore(
  client: ClientBase,
  region: number,
  { report, year }: { readonly report: string; readonly year: number },
): Promise<readonly LastIssued[]> {
  const { rows } = await client.query<LastIssued>(
    `select i.year, (select coalesce(jsonb_agg(jsonb_build_object('slot', f -> 'slot', 'title', f -> 'title', 'value', f -> 'value')
         order by n), '[]') from jsonb_array_elements(i.facts) with ordinality as a (f, n) where f ->> 'value' is not null) as numbers
     from (select distinct on (year) year, facts from reports.issued
       where region_id = $1 and report = $2 and year >= $3 - ${YEARS} and year < $3 order by year, number desc) as i
     order by i.year`,
    [region, report, year],
  );
  return rows;
}
