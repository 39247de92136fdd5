// The day on which a city began: no duty that fell due before it is anybody's, and it can only be made earlier.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { changeSettings } from '#engine/access/settings.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { NOW } from '../support/a-city.ts';
import { aService } from '../support/a-service.ts';
import { TESTER } from '../support/actors.ts';

const BEGUN = '2022-01-10';
const service = await aService(async (city, directory) => {
  const file = join(directory, '全部.xlsx');
  writeFileSync(file, dutyWorkbook());
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const { db, scope } = service.city;
const office = await service.as('committee_office');
const system = await service.as('system_administrator');

const overdue = async (year: number): Promise<number> => {
  const told = await office.ask('GET', `duties/${year}/occurrences?limit=1&standing=overdue`);
  assert.equal(told.status, 200, told.text);
  return told.json.total;
};
const all = async (year: number): Promise<number> =>
  (await office.ask('GET', `duties/${year}/occurrences?limit=1`)).json.total;

test('a city without the day counts everything; with it, only what falls due from that day on', async () => {
  assert.equal((await office.ask('GET', 'city')).json.begunOn, null);
  const [before, next] = [await overdue(2021), await all(2022)];
  assert.ok(before > 0);
  const none = await system.ask('PUT', 'settings/begun-on', { body: { on: '2020-01-01' } });
  assert.deepEqual([none.status, none.json.code], [409, 'ACCESS-BEGUN']);
  await changeSettings(db, { scope, actor: TESTER, now: NOW }, { begun_on: BEGUN });
  assert.equal(await overdue(2021), 0, 'not red on the first day');
  assert.equal(await overdue(2022), 0);
  assert.ok((await all(2022)) > 0 && (await all(2022)) <= next);
  assert.equal((await office.ask('GET', 'city')).json.begunOn, BEGUN);
  // Earlier brings back what falls due from then on, and only that.
  assert.equal((await office.ask('PUT', 'settings/begun-on', { body: { on: '2021-01-01' } })).status, 403);
  assert.equal((await system.ask('PUT', 'settings/begun-on', { body: { on: '2021-07-01' } })).status, 204);
  const half = await overdue(2021);
  assert.ok(half > 0 && half < before, `${half} of ${before}`);
  for (const later of ['2021-07-01', '2022-01-01'])
    assert.equal(
      (await system.ask('PUT', 'settings/begun-on', { body: { on: later } })).json.code,
      'ACCESS-BEGUN',
    );
  assert.equal((await system.ask('PUT', 'settings/begun-on', { body: { on: '2015-01-01' } })).status, 204);
  assert.equal(await overdue(2021), before);
});

test('the first steps are those of the year of the data, unless another is asked for', async () => {
  const years = async (query = ''): Promise<number> =>
    (await system.ask('GET', `first-steps${query}`)).json.year;
  assert.equal(await years(), 2021);
  assert.equal(await years('?year=2022'), 2022);
  const file = join(service.context.dataDir, '参数.xlsx');
  writeFileSync(
    file,
    aWorkbook([
      {
        name: '报告参数',
        rows: [
          ['年度', '参数', '参数值'],
          ['2022', '市名', '江河市'],
        ],
      },
    ]),
  );
  const { errors } = await service.city.import([file]);
  assert.deepEqual(errors, []);
  assert.equal(await years(), 2022, 'the report that somebody has begun to fill in');
});
