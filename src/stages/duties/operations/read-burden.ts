import type { PoolClient } from 'pg';
import { loadReportInputs } from '#engine/queries/index.ts';
import { ident, tableOf } from '#engine/records/index.ts';
import { withScope } from '#kernel/db/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { answersOf } from '../answers-of.ts';
import { type Duplicate, duplicatesOf } from '../duplicates.ts';
import { isListed } from '../expected.ts';
import { hitsSql, IN_PERIOD } from './hits-sql.ts';
import { madeTrue, type Reading } from './reading.ts';
import { listItems } from './year-inputs.ts';

/** The burden of units in a month. */
interface BurdenMonth {
  /** 1 to 12 */
  readonly month: number;
  /** Duties due in the month that no ledger answers, and assigned tasks. */
  readonly asked: number;
  /** Rows that were entered. */
  readonly rows: number;
  /** Fields that a person typed. */
  readonly typed: number;
  /** Fields that the program filled in: the unit, the time of receipt. */
  readonly filled: number;
  /** Duties confirmed or explained by hand. */
  readonly confirmed: number;
}

export interface Burden {
  readonly months: readonly BurdenMonth[];
  /** Rows that answered a duty, and those among them that answered more than one. */
  readonly answering: number;
  readonly answeringSeveral: number;
  /** Answers without typing: those beyond a row's first, and all of duties that need no form of their own. */
  readonly spared: number;
  readonly duplicates: readonly Duplicate[];
  /** Tasks that were assigned twice to one unit, with who assigned them. */
  readonly sameTasks: readonly {
    readonly title: string;
    readonly unit: string;
    readonly by: readonly string[];
  }[];
}

/** The ledger of ad-hoc tasks, where a pack has one. */
const TASKS = 'assigned_task';

/**
 * The burden of a year as far as the post may see it: measured from the records, without any survey. Rows are counted
 * in the month in which they were recorded, sealed ledgers left out.
 * @param path range of units; by default all that the post sees
 */
export async function readBurden(
  reading: Reading,
  range: { readonly lo: string; readonly hi: string },
): Promise<Burden> {
  await madeTrue(reading);
  const { db, scope, pack, year } = reading;
  const looking = scope.rights ? { ...scope, rights: { ...scope.rights, personal: true } } : scope;
  return withScope(db, looking, async (client) => {
    const list = await listItems(client, scope.region, year);
    const listed = [...pack.duties.values()].filter((duty) => isListed(duty, list.get(duty.id)));
    const asked = listed
      .filter((duty) => answersOf(pack, duty.id).length === 0 && !duty.starts)
      .map(({ id }) => id);
    return {
      months: await monthsOf(client, reading, range, asked),
      ...(await severalOf(client, reading, range)),
      duplicates: duplicatesOf(pack, listed),
      sameTasks: await sameTasks(client, reading, range),
    };
  });
}

type Range = { readonly lo: string; readonly hi: string };
const inRange = (table: string, lo: string, hi: string): string =>
  `${table}.unit_path >= ${lo} and ${table}.unit_path < ${hi}`;
const LOCAL = `at time zone 'Asia/Shanghai'`;
/** The day on which a unit recorded a row; where its sheet does not say it, the day of receipt. */
const ENTERED = `coalesce(t.row_recorded_on, (t.row_received_at ${LOCAL})::date)`;

async function monthsOf(
  client: PoolClient,
  { pack, scope, year }: Reading,
  { lo, hi }: Range,
  asked: readonly string[],
): Promise<readonly BurdenMonth[]> {
  const entered = ledgersOf(pack).map((ledger) => {
    const table = tableOf(ledger);
    const own = ledger.owner?.id;
    const fields = ledger.fields.filter(({ id }) => id !== own).map(({ id }) => `t.${ident(id)}`);
    return `select extract(month from ${ENTERED})::int as month, 0 as asked, count(*) as rows,
      sum(num_nonnulls(${fields.join(', ')})) as typed, count(*) * 2 as filled, 0 as confirmed
      from ${table} t where t.region_id = $1 and ${inRange('t', '$3', '$4')} and t.row_status <> 'voided'
        and ${ENTERED} >= make_date($2, 1, 1) and ${ENTERED} < make_date($2 + 1, 1, 1)
      group by 1`;
  });
  const tasks = pack.ledgers.has(TASKS)
    ? [
        `select extract(month from t.row_happened_on)::int, count(*), 0, 0, 0, 0 from ${tableOf({ id: TASKS, kind: 'ledger' })} t
         where t.region_id = $1 and ${inRange('t', '$3', '$4')} and t.row_happened_on >= make_date($2, 1, 1) and t.row_happened_on < make_date($2 + 1, 1, 1) group by 1`,
      ]
    : [];
  const parts = [
    ...entered,
    ...tasks,
    `select extract(month from o.due_on)::int, count(*), 0, 0, 0, 0 from duties.occurrences o
     where o.region_id = $1 and o.year = $2 and ${inRange('o', '$3', '$4')} and o.duty = any ($5) and o.state <> 'vacant' and o.due_on is not null group by 1`,
    `select extract(month from s.at ${LOCAL})::int, 0, 0, count(*), 0, count(*) from duties.statements s
     where s.region_id = $1 and s.year = $2 and ${inRange('s', '$3', '$4')} and s.kind in ('done', 'none') group by 1`,
  ];
  const { rows } = await client.query<BurdenMonth>(
    `select month, sum(asked)::int as asked, sum(rows)::int as rows, sum(typed)::int as typed, sum(filled)::int as filled, sum(confirmed)::int as confirmed
     from (${parts.join('\n union all ')}) as b group by 1 order by 1`,
    [scope.region, year, lo, hi, [...asked]],
  );
  const found = new Map(rows.map((row) => [row.month, row]));
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1;
    return found.get(month) ?? { month, asked: 0, rows: 0, typed: 0, filled: 0, confirmed: 0 };
  });
}

function ledgersOf(pack: Pack): readonly Ledger[] {
  return [...pack.ledgers.values()].filter(
    ({ kind, sensitivity }) => kind === 'ledger' && sensitivity !== 'sealed',
  );
}

/** Rows by the number of duties that they answer. */
async function severalOf(
  client: PoolClient,
  { pack, scope, year }: Reading,
  { lo, hi }: Range,
): Promise<Pick<Burden, 'answering' | 'answeringSeveral' | 'spared'>> {
  const inputs = await loadReportInputs(client, scope.region, year);
  const parts = pack.answers
    .map((answer) => hitsSql(answer, { pack, year, inputs }))
    .filter((sql) => sql !== null);
  if (parts.length === 0) return { answering: 0, answeringSeveral: 0, spared: 0 };
  const { rows } = await client.query<{ answering: number; several: number; answers: number }>(
    `select count(*)::int as answering, (count(*) filter (where n > 1))::int as several, coalesce(sum(n), 0)::int as answers from (
       select h.ledger, h.row_id, count(distinct h.duty) as n from (${parts.join(' union all ')}) h
       join duties.occurrences o on o.region_id = $1 and o.year = $2 and o.duty = h.duty and o.unit_id = h.unit and o.bearer = h.bearer
         and ${inRange('o', '$3', '$4')} and ${IN_PERIOD}
       group by 1, 2) as r`,
    [scope.region, year, lo, hi],
  );
  const { answering = 0, several = 0, answers = 0 } = rows[0] ?? {};
  return { answering, answeringSeveral: several, spared: answers };
}

async function sameTasks(
  client: PoolClient,
  { pack, scope, year }: Reading,
  { lo, hi }: Range,
): Promise<Burden['sameTasks']> {
  if (!pack.ledgers.has(TASKS)) return [];
  const { rows } = await client.query<{ title: string; unit: string; by: string[] }>(
    `select min(t.title) as title, t.unit_id as unit, array_agg(distinct t.assigner) as by from ${tableOf({ id: TASKS, kind: 'ledger' })} t
     where t.region_id = $1 and ${inRange('t', '$3', '$4')} and t.row_status <> 'voided'
       and t.row_happened_on >= make_date($2, 1, 1) and t.row_happened_on < make_date($2 + 1, 1, 1)
     group by t.unit_id, lower(regexp_replace(t.title, '[[:space:][:punct:]]', '', 'g')) having count(*) > 1 order by 2, 1 limit 100`,
    [scope.region, year, lo, hi],
  );
  return rows;
}
