// `npm start` as whoever tries the program runs it: what it prints is for people who know none of its ids.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { mingze } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('start-');
after(() => rmSync(home, { recursive: true, force: true }));

const ACCOUNTS = /演示账号（口令都是 \S+）：\n(?: {2}demo_\w+ {2}.+\n)+/u;

test('a demo whose next year has begun says in plain words what its report lacks, and who may sign in', async () => {
  const data = join(home, 'demo');
  const start = () => mingze('start', '--exit', '--rows', '200', '--data', data);
  const first = await start();
  assert.match(first.stdout, ACCOUNTS);
  const parameters = join(home, '报告参数.csv');
  writeFileSync(parameters, '年度,参数,参数值\n2026,市名,云溪市\n');
  const came = await mingze('import', parameters, '--data', data);
  assert.equal(came.code, 0, came.stdout + came.stderr);

  const again = await start();
  assert.equal(again.code, 0, again.stderr);
  assert.match(again.stdout, ACCOUNTS);
  assert.match(again.stdout, /^城市：云溪市（演示数据，全部虚构）$/mu);
  const [, refusal = ''] = /(2026年度报告不能签发[^]*)/u.exec(again.stderr) ?? [];
  assert.match(refusal, /“与指定高校共建产业研究院数”没有数值/u);
  assert.deepEqual(refusal.match(/[A-Za-z_]\w*/gu), null, refusal);
});

test('an empty city begins on the day that is said, as with init', async () => {
  const data = join(home, 'empty');
  const made = await mingze('start', '--empty', '江河市', '--begun', '2021-01-01', '--exit', '--data', data);
  assert.equal(made.code, 0, made.stderr);
  const log = await mingze('audit', 'list', '--data', data);
  assert.match(log.stdout, /2021-01-01/u);
  const later = await mingze('start', '--empty', '江河市', '--begun', '2020-01-01', '--exit', '--data', data);
  assert.match(later.stderr, /--begun 没有用到/u);
});

for (const [title, args, said] of [
  ['a day that is none', ['--empty', '江河市', '--begun', '2021-02-30'], '--begun 须是日期'],
  ['a demo of another day', ['--begun', '2021-01-01'], '--begun 只用于 --empty'],
  ['a city without a name', ['--empty', ' '], '--empty 须写市名'],
] as const)
  test(`${title} is refused before anything is made`, async () => {
    const refused = await mingze('start', ...args, '--exit', '--data', join(home, 'none'));
    assert.equal(refused.code, 2);
    assert.ok(refused.stderr.includes(said), refused.stderr);
  });
