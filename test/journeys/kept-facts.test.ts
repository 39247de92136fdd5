// `mingze doctor --facts`: what is kept of numbers, with the rows changed since, is compared with what all rows give.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { computeFacts, rowsOfFact } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { examineFacts } from '#tools/doctor/index.ts';
import { TESTER } from '../support/actors.ts';
import { NOW, readyCities } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';

const { aCity, close } = await readyCities(SAMPLE_CITY);
after(close);

test('the doctor names each number that is kept wrong, and none after changes that were counted', async () => {
  const { db, pack, scope } = await aCity();
  const examine = () => examineFacts(db, pack, NOW);
  assert.deepEqual(await examine(), [{ subject: '留存的数字', ok: true, detail: '数据库里没有，不必比较' }]);
  await computeFacts({ db, pack, scope, year: 2021, now: NOW });
  const [found] = (await rowsOfFact({ db, pack, scope, actor: TESTER, now: NOW, year: 2021 }, 'S05')).rows;
  const ledger = pack.ledgers.get('study_session') ?? assert.fail();
  await changeStatus({
    pack,
    db,
    scope,
    ledger,
    key: String(found?.key).replaceAll('＋', '\u001f'),
    action: 'return',
    reason: '核实',
    actor: TESTER,
    now: NOW,
  });
  const well = await examine();
  assert.deepEqual(
    well.map(({ ok, subject }) => [ok, subject.endsWith('2021年留存的数字')]),
    [[true, true]],
  );
  // Behind the back of the program, which counts no such change.
  await db.owner.query(`update ledger.study_session set row_status = 'draft'`);
  const [ill] = await examine();
  assert.equal(ill?.ok, false);
  assert.match(ill.detail, /S05 留存的是 \d+（\d+ 条记录），由记录重算是 0（0 条）/u);
});
