import type { PoolClient } from 'pg';

/** The state of an occurrence `o` by its answers, without statements: the part that does not depend on today. */
const BY_ANSWERS = `case when o.answers >= o.least then case when o.met_on > o.due_on then 'late' else 'answered' end
    when o.vacant then 'vacant' else 'open' end`;

/** The same with its latest statement `s`. */
const BY_STATEMENT = `case
    when s.kind = 'excused' then 'excused'
    when o.answers >= o.least or s.kind is null then ${BY_ANSWERS}
    when s.kind = 'done' then case when s.done_on > o.due_on then 'late' else 'answered' end
    else 'none' end`;

const SAME = 's.unit_id = o.unit_id and s.duty = o.duty and s.bearer = o.bearer and s.period = o.period';

/**
 * Updates the states of a year's occurrences from their answers and statements, and the stored counts from the states.
 * In two steps, because few have statements: joining all with the few took minutes over 290,000, this takes a second.
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
  const which = (table: string): string =>
    `${table}.year = $2 and ($3::text[] is null or ${table}.duty = any ($3)) and ($4::text is null or ${table}.unit_id = $4)`;
  await client.query(
    `update duties.occurrences o set state = ${BY_ANSWERS} where o.region_id = $1 and ${which('o')} and o.state is distinct from ${BY_ANSWERS}
       and not exists (select from duties.statements s where s.region_id = $1 and ${which('s')} and ${SAME})`,
    values,
  );
  await client.query(
    `with s as (
       select distinct on (s.unit_id, s.duty, s.bearer, s.period) s.unit_id, s.duty, s.bearer, s.period, nullif(s.kind, 'withdrawn') as kind, s.done_on
       from duties.statements s where s.region_id = $1 and ${which('s')} order by s.unit_id, s.duty, s.bearer, s.period, s.at desc, s.id desc
     )
     update duties.occurrences o set state = ${BY_STATEMENT} from s where o.region_id = $1 and ${which('o')} and ${SAME} and o.state is distinct from ${BY_STATEMENT}`,
    values,
  );
  await tally(client, values.slice(0, 3));
}

/** The path of the sums over all units of the region; no unit has it. */
export const REGION_PATH = '*';

/** The unit at the second level of the tree, or the first where there is no second. */
const GROUP = `substring(unit_path from '^[^/]+/(?:[^/]+/)?')`;

async function tally(client: PoolClient, values: readonly unknown[]): Promise<void> {
  const which = 'year = $2 and ($3::text[] is null or duty = any ($3))';
  await client.query(`delete from duties.tallies where region_id = $1 and ${which}`, [...values]);
  await client.query(
    `with grouped as (
       select coalesce(${GROUP}, '') as path, duty, from_on, coalesce(due_on, 'infinity') as due_on, state, bearer <> '' as personal,
         count(*)::int as n, (count(*) filter (where met_entered_on > due_on and met_on <= due_on))::int as late
       from duties.occurrences where region_id = $1 and ${which} group by 1, 2, 3, 4, 5, 6
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
