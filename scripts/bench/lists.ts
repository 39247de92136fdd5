import { performance } from 'node:perf_hooks';
import { rightsOf } from '#engine/access/rights-of.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import { loadUnits } from '#engine/records/names.ts';
import { tableOf } from '#engine/records/table.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import { BENCH, type BenchCity, benchCity } from './city.ts';
import { type Figure, median } from './measure.ts';

const LEDGER = 'public_suggestion';
const USERS = 20;
const PAGES_EACH = 15;

/**
 * A page of 50 with a filter and a sort, asked for by twenty township clerks at once: the ninety-fifth of a hundred waits,
 * against one clerk alone.
 */
export async function benchLists(rows: number): Promise<readonly Figure[]> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const loaded = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
    if (!loaded.accepted) throw new Error(JSON.stringify(loaded.errors[0]));
    await db.owner.query('vacuum analyze');
    const ledger = pack.ledgers.get(LEDGER);
    if (!ledger) throw new Error(`no ledger ${LEDGER}`);
    const { rows: held } = await db.owner.query<{ n: string }>(
      `select count(*) as n from ${tableOf(ledger)}`,
    );
    const clerks = await townships(city);
    const order = { field: 'received_on', descending: true };
    const conditions = [{ field: 'status', op: 'in', values: ['handling', 'adopted'] } as const];
    const query = { conditions, search: null, order, after: null, limit: 50 };
    const page = (as: Scope) => listRows(db, { scope: as, actor: BENCH, now: new Date() }, ledger, query);
    const [first = scope] = clerks;
    const alone = await median(PAGES_EACH, () => page(first));
    const waits: number[] = [];
    await Promise.all(
      Array.from({ length: USERS }, async (_, at) => {
        const as = clerks[at % clerks.length] ?? scope;
        for (let index = 0; index < PAGES_EACH; index += 1) {
          const begun = performance.now();
          await page(as);
          waits.push(performance.now() - begun);
        }
      }),
    );
    const sorted = waits.toSorted((a, b) => a - b);
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    const size = Number(held[0]?.n ?? 0).toLocaleString('en');
    return [
      {
        name: `50 of ${size} rows, filtered and sorted, ${USERS} township clerks at once: p95 (1 s)`,
        ms: p95,
        limitName: 'one clerk alone, median',
        limitMs: alone,
        aim: null,
      },
    ];
  } finally {
    await city.close();
  }
}

/** The eyes of a clerk in each township. */
export async function townships({ db, pack, scope }: BenchCity): Promise<readonly Scope[]> {
  return withScope(db, scope, async (client) => {
    const { paths } = unitPaths(await loadUnits(client, scope.region));
    const { rows } = await client.query<{ code: string }>(
      `select code from base.units where region_id = $1 and kind = 'township' order by code`,
      [scope.region],
    );
    return rows.map(({ code }) => {
      const acting = { appointment: code, account: code, kind: 'township_clerk', unit: code, named: [] };
      return { ...scope, rights: rightsOf(pack.access, acting, 'read', paths) };
    });
  });
}
