import { tableOf } from '#engine/records/table.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** A step on the way to the first report, counted from what is there. */
export interface FirstStep {
  readonly step: 'units' | 'people' | 'accounts' | 'rows' | 'parameters' | 'report';
  readonly count: number;
  readonly done: boolean;
}

/**
 * How far a city is on its way to the first report of a year. Records of sealed ledgers are not counted.
 * @param scope the program's own eyes: what is told are counts of the whole region
 */
export async function firstSteps(
  db: Database,
  scope: Scope,
  { pack, year, today }: { readonly pack: Pack; readonly year: number; readonly today: string },
): Promise<readonly FirstStep[]> {
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
  return (['units', 'people', 'accounts', 'rows', 'parameters', 'report'] as const).map((step) => {
    const count = counts?.[step] ?? 0;
    return { step, count, done: step === 'parameters' ? count >= pack.parameters.size : count > 0 };
  });
}
