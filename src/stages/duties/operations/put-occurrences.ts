import type { PoolClient } from 'pg';
import type { Occurrence } from '../occurrence.ts';
import type { StartedOccurrence } from './started-occurrences.ts';

/** Occurrences in one message. */
const BATCH = 20_000;

/**
 * Updates the stored occurrences of a year: new ones are inserted, obsolete ones are deleted, the others keep their
 * counts.
 */
export async function putOccurrences(
  client: PoolClient,
  region: number,
  year: number,
  {
    occurrences,
    started,
  }: { readonly occurrences: readonly Occurrence[]; readonly started: readonly StartedOccurrence[] },
): Promise<void> {
  await client.query(
    `create temp table duty_stage (region_id int, duty text, unit_id text, bearer text, period text, unit_path text collate "C", holder text,
       vacant boolean, from_on date, to_on date, due_on date, least int, answers int, met_on date, met_entered_on date) on commit drop`,
  );
  const all: readonly (Occurrence & Partial<StartedOccurrence>)[] = [...occurrences, ...started];
  for (let at = 0; at < all.length; at += BATCH) await stage(client, region, all.slice(at, at + BATCH));
  await client.query('analyze duty_stage');
  await client.query(
    `delete from duties.occurrences o where o.region_id = $1 and o.year = $2 and not exists (
       select from duty_stage s where s.region_id = o.region_id and s.unit_id = o.unit_id and s.duty = o.duty and s.bearer = o.bearer and s.period = o.period)`,
    [region, year],
  );
  await client.query(
    `insert into duties.occurrences (region_id, year, duty, unit_id, bearer, period, unit_path, holder, vacant, from_on, to_on, due_on, least,
       answers, met_on, met_entered_on, state)
     select $1, $2, duty, unit_id, bearer, period, unit_path, holder, vacant, from_on, to_on, due_on, least, answers, met_on, met_entered_on, 'open'
     from duty_stage
     on conflict (region_id, year, unit_id, duty, bearer, period) do update set unit_path = excluded.unit_path, holder = excluded.holder,
       vacant = excluded.vacant, from_on = excluded.from_on, to_on = excluded.to_on, due_on = excluded.due_on, least = excluded.least,
       answers = excluded.answers, met_on = excluded.met_on, met_entered_on = excluded.met_entered_on`,
    [region, year],
  );
  await client.query('drop table duty_stage');
}

async function stage(
  client: PoolClient,
  region: number,
  rows: readonly (Occurrence & Partial<StartedOccurrence>)[],
): Promise<void> {
  const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
  await client.query(
    `insert into duty_stage
     select $1, duty, unit_id, bearer, period, unit_path, holder, vacant, from_on, to_on, due_on, least,
       case when done_on is null then 0 else 1 end, done_on, case when done_on is not null then entered_on end
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::date[], $10::date[],
       $11::date[], $12::int[], $13::date[], $14::date[])
       as s(duty, unit_id, bearer, period, unit_path, holder, vacant, from_on, to_on, due_on, least, done_on, entered_on)`,
    [
      region,
      column((row) => row.duty),
      column((row) => row.unit),
      column((row) => row.bearer),
      column((row) => row.period),
      column((row) => row.path),
      column((row) => row.holder),
      column((row) => row.vacant),
      column((row) => row.from),
      column((row) => row.to),
      column((row) => row.due),
      column((row) => row.least),
      column((row) => row.doneOn ?? null),
      column((row) => row.enteredOn ?? null),
    ],
  );
}
