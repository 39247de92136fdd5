import type { PoolClient } from 'pg';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { askLedgers, PASS_SETTINGS } from '#engine/queries/ledger-pass.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { loadReportInputs } from '#engine/queries/report-inputs.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { loadUnits } from '#engine/records/names.ts';
import { tableOf } from '#engine/records/table.ts';
import { subtreeOf, unitPaths } from '#engine/records/unit-paths.ts';
import { type Scope, withScope, withSnapshot } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { BENCH, type BenchCity, benchCity } from './city.ts';
import { type Figure, median, timed } from './measure.ts';

const YEAR = 2025;
const CONNECTIONS = 2;

/** (a) and (d) of the issue for one size of city. */
export async function benchFacts(rows: number): Promise<{ figures: Figure[]; notes: string[] }> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const loaded = await timed(async () => {
      const result = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
      if (!result.accepted) throw new Error(JSON.stringify(result.errors[0]));
    });
    await db.owner.query('vacuum analyze');
    const size = rows.toLocaleString('en');
    const ledgers = ledgersTouched(city);
    const ours = (as: Scope): Promise<number> =>
      median(5, () =>
        computeFacts({
          db,
          pack,
          scope: as,
          year: YEAR,
          cache: false,
          connections: CONNECTIONS,
          now: new Date(),
        }),
      );
    const township = await townshipScope(city);
    const whole = await ours(scope);
    const separate = await median(5, () => separateQueries(city, scope));
    const clerk = await ours(township);
    const clerkSeparate = await median(5, () => separateQueries(city, township));
    const limit = await median(5, () => sequentialScans(city, ledgers));
    const fresh = await afterOneChange(city);
    const figures: Figure[] = [
      {
        name: `${size} rows: all facts, whole city, nothing kept`,
        ms: whole,
        limitName: `sequential count(*) of the ${ledgers.length} ledgers touched`,
        limitMs: limit,
        aim: 2,
      },
      {
        name: `${size} rows: all facts, whole city, nothing kept`,
        ms: whole,
        limitName: 'one query for each number',
        limitMs: separate,
        aim: 1,
      },
      {
        name: `${size} rows: all facts, a township clerk`,
        ms: clerk,
        limitName: 'sequential count(*) of the same ledgers, whole city',
        limitMs: limit,
        aim: 2,
      },
      {
        name: `${size} rows: all facts, a township clerk`,
        ms: clerk,
        limitName: 'one query for each number, as the clerk',
        limitMs: clerkSeparate,
        aim: 1,
      },
      {
        name: `${size} rows: all facts again after one row has changed`,
        ms: fresh,
        limitName: '5 ms',
        limitMs: 5,
        aim: 1,
      },
    ];
    return { figures, notes: [`${size} rows: loading the demo city took ${(loaded / 1000).toFixed(1)} s`] };
  } finally {
    await city.close();
  }
}

function ledgersTouched({ pack }: BenchCity): readonly Ledger[] {
  const ids = new Set([...pack.indicators, ...pack.values].map((quantity) => quantity.over));
  return [...pack.ledgers.values()].filter((ledger) => ids.has(ledger.id));
}

async function townshipScope({ db, scope }: BenchCity): Promise<Scope> {
  const units = await withScope(db, scope, (client) => loadUnits(client, scope.region));
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ code: string }>(
      `select code from base.units where region_id = $1 and kind = 'township' order by code limit 1`,
      [scope.region],
    ),
  );
  const path = unitPaths(units).paths.get(rows[0]?.code ?? '');
  if (path === undefined) throw new Error('no township');
  return { region: scope.region, ...subtreeOf(path) };
}

/** The limit: every row of every ledger that a number needs is visited once, on as many connections, and nothing more. */
async function sequentialScans({ db, scope }: BenchCity, ledgers: readonly Ledger[]): Promise<void> {
  const work = [...ledgers];
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => db.owner.connect()));
  try {
    await Promise.all(
      clients.map(async (client: PoolClient) => {
        await client.query(
          'begin; set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off',
        );
        for (let ledger = work.pop(); ledger; ledger = work.pop())
          await client.query(`select count(*) from ${tableOf(ledger)} where region_id = $1`, [scope.region]);
        await client.query('commit');
      }),
    );
  } finally {
    for (const client of clients) client.release();
  }
}

/** What anyone would write first: one statement for each number, shared out over the same connections. */
async function separateQueries({ db, pack }: BenchCity, scope: Scope): Promise<void> {
  const separate = async (clients: readonly PoolClient[]): Promise<void> => {
    const [first] = clients;
    if (!first) return;
    const inputs = await loadReportInputs(first, scope.region, YEAR);
    const work = [...pack.indicators.filter((one) => one.measure.kind !== 'yoy_pct'), ...pack.values];
    await Promise.all(
      clients.map(async (client) => {
        for (let quantity = work.pop(); quantity; quantity = work.pop())
          await askLedgers(
            client,
            [
              {
                id: quantity.id,
                ledger: quantity.over,
                asks: [{ key: quantity.id, quantity, year: YEAR, parameters: inputs.parameters(YEAR) }],
              },
            ],
            pack,
            inputs,
            scope.region,
          );
      }),
    );
  };
  await withSnapshot(db, scope, CONNECTIONS, separate, { settings: PASS_SETTINGS });
}

/** Facts are kept; one accepted row of the largest ledger is returned; how long until all facts are true again? */
async function afterOneChange({ db, pack, scope }: BenchCity): Promise<number> {
  const ask = (): Promise<unknown> =>
    computeFacts({ db, pack, scope, year: YEAR, connections: CONNECTIONS, now: new Date() });
  const ledger = pack.ledgers.get('supervision_check');
  if (!ledger) throw new Error('no ledger');
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ row_key: string }>(
      `select row_key from ${tableOf(ledger)} where region_id = $1 and row_status = 'accepted' order by row_key limit 6`,
      [scope.region],
    ),
  );
  await ask();
  const times: number[] = [];
  for (const { row_key: key } of rows) {
    await changeStatus({
      pack,
      db,
      scope,
      ledger,
      key,
      action: 'return',
      reason: '测试',
      actor: BENCH,
      now: new Date(),
    });
    times.push(await timed(ask));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
