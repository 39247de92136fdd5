import { type Acting, rightsOf } from '#engine/access/rights-of.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import type { Condition } from '#engine/records/listing/row-query.ts';
import { loadUnits } from '#engine/records/names.ts';
import { tableOf } from '#engine/records/table.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Ledger } from '#model/pack/types.ts';
import { BENCH, type BenchCity, benchCity } from './city.ts';
import { type Figure, median } from './measure.ts';

const YEAR = 2025;
const TIMES = 9;

/** The scope in which a post does something. */
type As = (action: LedgerAction) => Scope;

/** A post of the bench, and what it would have to ask for itself if there were no policies. */
interface Eyes {
  readonly title: string;
  readonly as: As;
  readonly conditions: readonly Condition[];
  readonly aim: number | null;
}

/**
 * What the policies cost: a page of 50 and all facts, as a village clerk, a township clerk and the city's office. The
 * limit is the same work with row level security switched off, where a page names the units itself; facts are those of
 * the whole city, because without policies nothing narrows them.
 */
export async function benchAccess(rows: number): Promise<readonly Figure[]> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const loaded = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
    if (!loaded.accepted) throw new Error(JSON.stringify(loaded.errors[0]));
    await db.owner.query('vacuum analyze');
    const eyes = await posts(city);
    const ledger = await largest(city);
    const guarded: { page: number; facts: number }[] = [];
    for (const one of eyes)
      guarded.push({
        page: await page(city, ledger, one.as('read'), []),
        facts: await facts(city, one.as('count')),
      });
    await security(city, 'disable');
    const openFacts = await facts(city, scope);
    const openPages: number[] = [];
    for (const one of eyes) openPages.push(await page(city, ledger, scope, one.conditions));
    await security(city, 'enable');
    const size = rows.toLocaleString('en');
    return eyes.flatMap(({ title, aim }, index) => [
      {
        name: `${size} rows: a page of 50 of ${ledger.id}, ${title}`,
        ms: guarded[index]?.page ?? 0,
        limitName: 'the same page without policies, its units named in the question',
        limitMs: openPages[index] ?? 1,
        aim,
      },
      {
        name: `${size} rows: all facts, ${title}`,
        ms: guarded[index]?.facts ?? 0,
        limitName: 'the facts of the whole city without policies',
        limitMs: openFacts,
        aim,
      },
    ]);
  } finally {
    await city.close();
  }
}

async function security({ db, pack }: BenchCity, verb: 'disable' | 'enable'): Promise<void> {
  for (const ledger of pack.ledgers.values())
    await db.owner.query(`alter table ${tableOf(ledger)} ${verb} row level security`);
}

function page(
  { db }: BenchCity,
  ledger: Ledger,
  scope: Scope,
  conditions: readonly Condition[],
): Promise<number> {
  const order = { field: 'row_happened_on', descending: true };
  const query = { conditions, search: null, order, after: null, limit: 50 };
  return median(TIMES, () => listRows(db, { scope, actor: BENCH, now: new Date() }, ledger, query));
}

function facts({ db, pack }: BenchCity, scope: Scope): Promise<number> {
  return median(TIMES, () =>
    computeFacts({ db, pack, scope, year: YEAR, cache: false, connections: 2, now: new Date() }),
  );
}

async function largest({ db, pack }: BenchCity): Promise<Ledger> {
  let [most, count] = [null as Ledger | null, -1];
  for (const ledger of pack.ledgers.values()) {
    if (ledger.kind === 'base' || ledger.sensitivity === 'sealed') continue;
    const { rows } = await db.owner.query<{ n: string }>(`select count(*) as n from ${tableOf(ledger)}`);
    if (Number(rows[0]?.n) > count) [most, count] = [ledger, Number(rows[0]?.n)];
  }
  if (!most) throw new Error('no ledger');
  return most;
}

async function posts({ db, pack, scope }: BenchCity): Promise<readonly Eyes[]> {
  const units = await withScope(db, scope, (client) => loadUnits(client, scope.region));
  const kinds = await withScope(db, scope, (client) =>
    client.query<{ code: string; kind: string }>(
      'select code, kind from base.units where region_id = $1 order by code',
      [scope.region],
    ),
  );
  const { paths } = unitPaths(units);
  const first = (kind: string): string => kinds.rows.find((row) => row.kind === kind)?.code ?? '';
  const below = (code: string): string[] => {
    const top = paths.get(code) ?? '?';
    return [...paths].flatMap(([unit, path]) => (path.startsWith(top) ? [unit] : []));
  };
  const eyes = (title: string, kind: string, unit: string, aim: number | null, whole = false): Eyes => {
    const acting: Acting = { appointment: 'bench', account: 'bench', kind, unit, named: [] };
    const values = kind === 'village_clerk' ? [unit] : below(unit);
    return {
      title,
      aim,
      as: (action) => ({ ...scope, rights: rightsOf(pack.access, acting, action, paths) }),
      conditions: whole ? [] : [{ field: 'unit_id', op: 'in', values }],
    };
  };
  return [
    eyes('a village clerk', 'village_clerk', first('village'), null),
    eyes('a township clerk', 'township_clerk', first('township'), 1.2),
    eyes("the city's office", 'committee_office', first('municipal_committee'), 2, true),
  ];
}
