import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '#engine/exchange/index.ts';
import { listRows } from '#engine/records/index.ts';
import { subtreeOf } from '#engine/records/unit-paths.ts';
import { withScope } from '#kernel/db/index.ts';
import { writeInScope } from '#kernel/db/write-in-scope.ts';
import { aWorkbook } from '../../test/builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../../test/builders/findings.ts';
import { walkerOf } from '../../test/support/flow-takers.ts';
import { BENCH, benchCity } from './city.ts';
import { type Figure, median, timed } from './measure.ts';

const NOW = new Date('2022-01-10T08:00:00Z');
const PEOPLE = 200;

/**
 * Steps of a flow: one alone and two hundred at once, each against the plain update of one row that commits like it; and the
 * list of a township by state among all findings of a city, against the same rows asked by SQL alone.
 * @param rows findings of the city
 */
export async function benchSteps(rows: number): Promise<readonly Figure[]> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const file = join(city.dir, 'findings.xlsx');
    const planned = { 整改进度: '整改中' };
    writeFileSync(
      file,
      aWorkbook([...FLOW_CITY, findings({ no: 'XC-1', more: planned }, { no: 'XC-T', unit: '清溪镇' })]),
    );
    const common = { db, pack, scope, actor: BENCH, now: NOW };
    const { accepted } = await importFiles({ ...common, files: [file], dryRun: false, goodRows: false });
    if (!accepted) throw new Error('the findings were refused');
    const copies = `insert into ledger.finding select (jsonb_populate_record(f, jsonb_build_object(
      'row_id', gen_random_uuid(), 'row_key', f.row_key || '-' || n, 'finding_no', f.row_key || '-' || n))).* from ledger.finding f, generate_series(1, $2::int) n where f.row_key = $1`;
    await db.owner.query(copies, ['XC-1', rows]);
    await db.owner.query(copies, ['XC-T', 200]);
    await db.owner.query('vacuum analyze ledger.finding');
    const query = (sql: string, values: readonly unknown[] = []) =>
      withScope(db, scope, async (client) => (await client.query(sql, [...values])).rows);
    const walk = await walkerOf({ db, pack, scope, query });
    const clerk = walk.somebody('甲文书', 'unit_clerk', 'U2');
    const step = (n: number) => walk.step(clerk, `XC-1-${n}`, 'progress', { opinion: '进展正常' });
    const update = (n: number) =>
      writeInScope(db, scope, async (client) => {
        await client.query(`update ledger.finding set target = $2 where region_id = 1 and row_key = $1`, [
          `XC-1-${n}`,
          String(n),
        ]);
      });
    let at = 0;
    const alone = await median(30, () => step((at += 1)));
    const plain = await median(30, () => update((at += 1)));
    const p95 = async (work: (n: number) => Promise<unknown>, from: number): Promise<number> => {
      const times = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => timed(() => work(from + n))));
      return times.toSorted((a, b) => a - b)[Math.floor(PEOPLE * 0.95)] ?? 0;
    };
    await p95(step, 1000);
    const [many, manyPlain] = [await p95(step, 2000), await p95(update, 3000)];
    const town = walk.somebody('镇文书', 'township_clerk', 'XZ1');
    const { lo, hi } = subtreeOf(town.paths.get('XZ1') ?? '');
    const act = { scope: { ...scope, rights: town.reading }, actor: BENCH, now: NOW };
    const conditions = [
      { field: 'row_status', op: 'eq', values: ['accepted'] },
      { field: 'state', op: 'eq', values: ['issued'] },
    ] as const;
    const asked = { conditions, search: null, order: null, after: null, limit: 50 };
    const listed = await median(20, () => listRows(db, act, walk.ledger, asked));
    const bare = await median(20, () =>
      query(
        `select * from ledger.finding where region_id = 1 and row_status = 'accepted' and state = 'issued' and unit_path >= $1 and unit_path < $2 limit 50`,
        [lo, hi],
      ),
    );
    const of = rows.toLocaleString('en');
    return [
      {
        name: `one step among ${of} findings`,
        ms: alone,
        limitName: 'one row updated and committed',
        limitMs: plain,
        aim: null,
      },
      {
        name: `${PEOPLE} people at once, p95`,
        ms: many,
        limitName: `${PEOPLE} updates at once, p95`,
        limitMs: manyPlain,
        aim: null,
      },
      {
        name: `a township’s list by state among ${of}`,
        ms: listed,
        limitName: 'the same rows by SQL alone',
        limitMs: bare,
        aim: null,
      },
    ];
  } finally {
    await city.close();
  }
}
