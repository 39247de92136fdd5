import type { PoolClient } from 'pg';

/** The state of an occurrence `o` with its latest statement `s`: all that does not depend on today. */
const STATE = `case
    when s.kind = 'excused' then 'excused'
    when o.answers >= o.least then case when o.met_on > o.due_on then 'late' else 'answered' end
    when s.kind = 'done' then case when s.done_on > o.due_on then 'late' else 'answered' end
    when s.kind = 'none' then 'none'
    when o.vacant then 'vacant'
    else 'open' end`;

/**
 * Brings the states of a year's occurrences to their answers and statements, and the kept counts to the states.
 * @param duties only these; null: all
 * @param unit only this unit; null: all
 */
export async function settle(
  client: PoolClient,
  region: number,
  {
    year,
    duties,
    unit,
  }: { readonly year: number; readonly duties: readonly string[] | null; readonly unit: string | null },
): Promise<void> {
  const values = [region, year, duties, unit];
  await client.query(
    `with said as (
       select distinct on (unit_id, duty, bearer, period) unit_id, duty, bearer, period, nullif(kind, 'withdrawn') as kind, done_on
       from duties.statements where region_id = $1 and year = $2 and ($3::text[] is null or duty = any ($3)) and ($4::text is null or unit_id = $4)
       order by unit_id, duty, bearer, period, at desc, id desc
     )
     update duties.occurrences o set state = n.state
     from (select o.unit_id, o.duty, o.bearer, o.period, ${STATE} as state from duties.occurrences o
           left join said s on s.unit_id = o.unit_id and s.duty = o.duty and s.bearer = o.bearer and s.period = o.period
           where o.region_id = $1 and o.year = $2 and ($3::text[] is null or o.duty = any ($3)) and ($4::text is null or o.unit_id = $4)) n
     where o.region_id = $1 and o.year = $2 and o.unit_id = n.unit_id and o.duty = n.duty and o.bearer = n.bearer and o.period = n.period
       and o.state is distinct from n.state`,
    values,
  );
  await tally(client, values.slice(0, 3));
}

/** Under this path stands what all units of the region have together; no unit has it. */
export const REGION_PATH = '*';

/** The unit at the second step of the tree, or the first where there is no second. */
const GROUP = `substring(unit_path from '^[^/]+/(?:[^/]+/)?')`;

async function tally(client: PoolClient, values: readonly unknown[]): Promise<void> {
  const which = 'region_id = $1 and year = $2 and ($3::text[] is null or duty = any ($3))';
  await client.query(`delete from duties.tallies where ${which}`, [...values]);
  await client.query(
    `with grouped as (
       select coalesce(${GROUP}, '') as path, duty, from_on, coalesce(due_on, 'infinity') as due_on, state, bearer <> '' as personal,
         count(*)::int as n, (count(*) filter (where met_entered_on > due_on and met_on <= due_on))::int as late
       from duties.occurrences where ${which} group by 1, 2, 3, 4, 5, 6
     ), all_levels as (
       select * from grouped
       union all select '${REGION_PATH}', duty, from_on, due_on, state, personal, sum(n), sum(late) from grouped group by 2, 3, 4, 5, 6
     )
     insert into duties.tallies (region_id, year, unit_id, unit_path, duty, from_on, due_on, state, personal, n, entered_late)
     select $1, $2, coalesce(replace(replace(substring(path from '([^/]+)/$'), '%2F', '/'), '%25', '%'), ''), path, duty, from_on, due_on, state, personal, n, late
     from all_levels`,
    [...values],
  );
}
