import { tableOf } from '#engine/records/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** A step on the way to the first report, computed from the data. */
interface FirstStep {
  readonly step: 'units' | 'people' | 'accounts' | 'rows' | 'parameters' | 'report';
  readonly count: number;
  readonly done: boolean;
}

/** The year of a city's first report, and its progress. */
export interface FirstSteps {
  readonly year: number;
  readonly steps: readonly FirstStep[];
}

/**
 * The progress of a city towards the first report of a year. Records of sealed ledgers are not counted.
 * @param asked the year; null: that of the data, the latest with report parameters, else the one with most records,
 *   else that of today
 * @param scope the program's own, because the counts cover the whole region
 */
export async function firstSteps(
  db: Database,
  scope: Scope,
  { pack, asked, today }: { readonly pack: Pack; readonly asked: number | null; readonly today: string },
): Promise<FirstSteps> {
  const year = asked ?? (await yearOfData(db, scope, pack)) ?? Number(today.slice(0, 4));
  const open = [...pack.ledgers.values()].filter(
    ({ kind, sensitivity }) => kind === 'ledger' && sensitivity !== 'sealed',
  );
  const parts = open.map((ledger) => `(select count(*) from ${tableOf(ledger)} t where t.region_id = $1)`);
  const working = [...pack.access.posts.values()].filter(({ power }) => power === null).map(({ id }) => id);
  const { rows } = await withScope(db, scope, (client) =>
    client.query<Record<FirstStep['step'], number>>(
      `select
         (select count(*)::int from base.units where region_id = $1) as units,
         (select count(*)::int from base.posts where region_id = $1) as people,
         (select count(distinct account_id)::int from access.appointments
           where region_id = $1 and kind = any($2) and (to_on is null or to_on > $4)) as accounts,
         (${parts.join(' + ')})::int as rows,
         (select count(*)::int from base.report_parameters where region_id = $1 and year = $3) as parameters,
         (select count(*)::int from reports.issued where region_id = $1) as report`,
      [scope.region, working, year, today],
    ),
  );
  const [counts] = rows;
  const steps = (['units', 'people', 'accounts', 'rows', 'parameters', 'report'] as const).map((step) => {
    const count = counts?.[step] ?? 0;
    return { step, count, done: step === 'parameters' ? count >= pack.parameters.size : count > 0 };
  });
  return { year, steps };
}

async function yearOfData(db: Database, scope: Scope, pack: Pack): Promise<number | null> {
  const dated = [...pack.ledgers.values()].filter(
    ({ kind, sensitivity, happened }) => kind === 'ledger' && sensitivity !== 'sealed' && happened,
  );
  const parts = dated.map(
    (ledger) =>
      `select extract(year from t.row_happened_on)::int as year, count(*) as n from ${tableOf(ledger)} t where t.region_id = $1 and t.row_happened_on is not null group by 1`,
  );
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ named: number | null; most: number | null }>(
      `select (select max(year)::int from base.report_parameters where region_id = $1) as named,
         (select year from (${parts.join(' union all ')}) as counted group by year order by sum(n) desc, year desc limit 1) as most`,
      [scope.region],
    ),
  );
  return rows[0]?.named ?? rows[0]?.most ?? null;
}
