import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { refreshYear } from '#stages/duties/index.ts';
import { SAMPLE } from '../builders/the-sample.ts';
import { cityMaker, NOW } from '../support/a-city.ts';

const { aCity, close } = await cityMaker();
after(close);
const city = await aCity();
assert.deepEqual((await city.import([SAMPLE])).errors, []);
const { db, pack, scope } = city;

test('sample', async () => {
  const t = Date.now();
  await refreshYear({ db, pack, region: scope.region, year: 2021, now: NOW });
  console.log(Date.now() - t);
  const t2 = Date.now();
  await refreshYear({ db, pack, region: scope.region, year: 2021, now: NOW });
  console.log(Date.now() - t2);
  console.table(
    await city.query(
      `select duty, state, count(*)::int as n, sum(answers)::int as a from duties.occurrences group by 1, 2 order by 1, 2`,
    ),
  );
  console.table(await city.query(`select sum(n)::int, count(*)::int from duties.tallies`));
});
