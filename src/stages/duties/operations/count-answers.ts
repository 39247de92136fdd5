import type { PoolClient } from 'pg';
import { loadReportInputs } from '#engine/queries/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Inherited } from '../occurrence.ts';
import { hitsSql, IN_PERIOD } from './hits-sql.ts';

/**
 * Counts again the rows that answer the occurrences of these duties. Work of a unit that ended counts for its
 * successor. `met_on` is the day of the last piece of work that was needed, `met_entered_on` the day on which that many
 * were entered.
 */
export async function countAnswers(
  client: PoolClient,
  region: number,
  {
    pack,
    year,
    duties,
    inherited,
  }: {
    readonly pack: Pack;
    readonly year: number;
    readonly duties: ReadonlySet<string>;
    readonly inherited: readonly Inherited[];
  },
): Promise<void> {
  const inputs = await loadReportInputs(client, region, year);
  const branches = pack.answers
    .filter((answer) => duties.has(answer.duty) || duties.has(strictOf(pack, answer.duty) ?? ''))
    .map((answer) => hitsSql(answer, { pack, year, inputs }))
    .filter((sql) => sql !== null);
  // Rows that answer a rule also answer the stricter one that replaces it.
  const stricter = [...pack.duties.values()].filter((duty) => duty.replaces !== null && duties.has(duty.id));
  const hits = branches.length === 0 ? NOTHING : branches.join('\n  union all ');
  await client.query(
    `with found as (${hits}),
     hit as (
       select duty, unit, null::text as period, bearer, once, day, entered from found
       union all select s.strict, f.unit, null, f.bearer, f.once, f.day, f.entered from found f
         join unnest($8::text[], $9::text[]) as s(strict, plain) on s.plain = f.duty
       union all select f.duty, i.heir, i.period, f.bearer, f.once, f.day, f.entered from found f
         join unnest($4::text[], $5::text[], $6::text[], $7::text[]) as i(duty, period, unit, heir) on i.duty = f.duty and i.unit = f.unit
     ),
     work as (
       select o.unit_id, o.duty, o.bearer, o.period, min(h.day) as day, min(greatest(h.entered, h.day)) as entered
       from hit h join duties.occurrences o on o.region_id = $1 and o.year = $2 and o.duty = h.duty and o.unit_id = h.unit
         and o.bearer = h.bearer and (h.period is null or h.period = o.period) and o.period not like 'E%' and ${IN_PERIOD}
       group by o.unit_id, o.duty, o.bearer, o.period, h.once
     ),
     sum as (
       select unit_id, duty, bearer, period, count(*)::int as n, array_agg(day order by day) as days, array_agg(entered order by entered) as entries
       from work group by unit_id, duty, bearer, period
     )
     update duties.occurrences o set answers = coalesce(s.n, 0), met_on = s.days[o.least], met_entered_on = s.entries[o.least]
     from duties.occurrences p left join sum s on s.unit_id = p.unit_id and s.duty = p.duty and s.bearer = p.bearer and s.period = p.period
     where p.region_id = $1 and p.year = $2 and p.duty = any ($3) and p.period not like 'E%'
       and o.region_id = $1 and o.year = $2 and o.unit_id = p.unit_id and o.duty = p.duty and o.bearer = p.bearer and o.period = p.period
       and (o.answers, o.met_on, o.met_entered_on) is distinct from (coalesce(s.n, 0), s.days[o.least], s.entries[o.least])`,
    [
      region,
      year,
      [...duties],
      inherited.map((one) => one.duty),
      inherited.map((one) => one.period),
      inherited.map((one) => one.unit),
      inherited.map((one) => one.heir),
      stricter.map((duty) => duty.id),
      stricter.map((duty) => duty.replaces),
    ],
  );
}

const NOTHING = `select ''::text as duty, ''::text as unit, ''::text as bearer, ''::text as once, null::date as day, null::date as entered, ''::text as ledger, null::uuid as row_id where false`;

function strictOf(pack: Pack, plain: string): string | undefined {
  return [...pack.duties.values()].find((duty) => duty.replaces === plain)?.id;
}
