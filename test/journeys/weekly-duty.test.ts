// A city's own rule by the week: each Monday's week once, answered by the rows of the rule that it replaces.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { compile } from '#engine/definitions/compile.ts';
import { readPackDirectory } from '#engine/definitions/index.ts';
import { periodWords, readOccurrences } from '#stages/duties/index.ts';
import { BASE_PACK } from '../../src/app/cli/city.ts';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const HEAD =
  "pack: weekly\ntitle: 本市增设\nversion: '1.0'\nlanguage: 1\nextends: [principal-responsibility]\n";
const RULE = `regulation: BS
title: 本市村务公开办法
issuer: 市委
year: 2020
version_status: 现行
versions:
- version: 2020年
  from: '2021-01-01'
duties:
- duty: BS-01
  verified: false
  confidence: found
  obligation: 村务每周公布一次
  bound: [村民委员会]
  cadence: { period: week, count: 1, kind: min }
  evidence: [village_disclosure]
  bearers:
  - { as: body, kinds: [village] }
  replaces: CWH-02
`;

const { aCity, close } = await cityMaker();
after(close);
const city = await aCity();

test('every week of the year is expected once; a row of the first days of January answers the week that began in December', async () => {
  const directory = temporaryDir('weekly-');
  const [rows, late] = [join(directory, '全部.xlsx'), join(directory, '年末.xlsx')];
  writeFileSync(rows, dutyWorkbook());
  const head = ['村（社区）', '公开事项', '公布日期', '记录状态', '录入日期'];
  const last = ['清溪村', '一般事项', '2022-01-01', '已审定', '2022-01-02'];
  writeFileSync(late, aWorkbook([{ name: '村务公开台账', rows: [head, last] }]));
  assert.deepEqual((await city.import([rows])).errors, []);
  assert.deepEqual((await city.import([late])).errors, []);

  const files = [
    { path: 'pack.yaml', text: HEAD },
    { path: 'duties/bs.yaml', text: RULE },
  ];
  const { pack, faults } = await compile([await readPackDirectory(BASE_PACK), { name: 'weekly', files }]);
  assert.deepEqual(faults, []);
  assert.ok(pack);
  const reading = { db: city.db, pack, scope: city.scope, year: 2021, now: NOW, today: '2022-01-10' };
  const of = async (duty: string) =>
    (await readOccurrences(reading, { duty, after: null, limit: 500 })).items.filter(
      ({ unit }) => unit === 'C1',
    );
  const weeks = await of('BS-01');
  assert.equal(weeks.length, 52);
  assert.deepEqual(await of('CWH-02'), []);
  assert.deepEqual(
    weeks
      .filter(({ standing }) => standing !== 'overdue')
      .map(({ period, due, standing, metOn }) => [period, periodWords(period), due, standing, metOn]),
    [
      ['2021-W03-15', '3月15日当周', '2021-03-21', 'answered', '2021-03-20'],
      ['2021-W04-19', '4月19日当周', '2021-04-25', 'answered', '2021-04-20'],
      ['2021-W12-27', '12月27日当周', '2022-01-02', 'answered', '2022-01-01'],
    ],
  );
});
