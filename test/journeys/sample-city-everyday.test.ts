// The everyday of the sample city on the command line: what is asked, what is refused, and whether all is well.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { EXPECTED } from '../builders/the-sample.ts';
import { cliCity, fill } from '../support/cli-city.ts';
import type { Json } from '../support/run-mingze.ts';

const city = cliCity();
const { home, data, run, json, factsAreRight } = city;
const out = join(home, 'reports');
before(async () => {
  await fill(city);
});

test('a report of a year without data is refused with every obstacle and warning', async () => {
  for (const year of ['2019', '2031']) {
    const refused = await json(3, 'report', '--year', year, '--out', out);
    assert.equal(refused.issued, false);
    assert.ok(refused.obstacles.length > 0);
    for (const { kind, id, message } of refused.obstacles)
      assert.ok(kind && id && /\p{Script=Han}/u.test(message));
    const warned = refused.warnings.map(({ check }: { check: string }) => check);
    assert.ok(warned.includes('elections-three') && !warned.includes('strict-governance-floor'), warned);
  }
});

test('the rows behind a number are as many as the number says', async () => {
  for (const slot of ['S01', 'S29', 'C3']) {
    const found = await json(0, 'rows', slot, '--year', '2021');
    assert.equal(found.count, EXPECTED.slots[slot]?.rows, slot);
    assert.equal(found.rows.length, found.count);
  }
  assert.notEqual((await run('rows', 'S99', '--year', '2021')).code, 0);
});

test('a refused import says where and why, and exits with 3', async () => {
  const file = join(home, '办实事项目台账.csv');
  writeFileSync(
    file,
    '项目编号,所属工程,事项,承办单位,办理状态,承诺日期\n甲-1,其他,修路,没有这个单位,已完成,2021年2月30日\n',
  );
  const refused = await json(3, 'import', file);
  assert.equal(refused.accepted, false);
  assert.ok(refused.errors.length >= 2);
  for (const error of refused.errors)
    assert.deepEqual(Object.keys(error).toSorted(), [
      'column',
      'file',
      'kind',
      'message',
      'row',
      'sheet',
      'value',
    ]);
  await factsAreRight();
});

test('doctor and pack check find everything in order; nothing runs on', async () => {
  const health = await json(0, 'doctor');
  assert.equal(health.ok, true);
  assert.ok(health.findings.some(({ detail }: Json) => detail === '江河市'));
  const pack = await json(0, 'pack', 'check');
  assert.deepEqual([pack.valid, pack.faults, pack.ledgers.length, pack.indicators], [true, [], 93, 74]);
  assert.ok(
    await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 20_000 }),
    'processes left behind',
  );
});
