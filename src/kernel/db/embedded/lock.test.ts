import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isMingzeError } from '#kernel/errors/index.ts';
import { spawnProgram } from '../../../../test/support/spawn-program.ts';
import { temporaryDir } from '../../../../test/support/test-server.ts';
import { lockDataDir } from './lock.ts';
import { processBirth } from './process-info.ts';

const home = temporaryDir('lock-');
after(() => rmSync(home, { recursive: true, force: true }));

const fresh = () => mkdtempSync(join(home, 'd-'));

test('the lock refuses a second holder, also in the same process, until it is released', () => {
  const dir = fresh();
  const first = lockDataDir(dir);
  assert.throws(
    () => lockDataDir(dir),
    (error) => isMingzeError(error, 'DB-LOCKED') && error.details['pid'] === process.pid,
  );
  first.release();
  first.release();
  const second = lockDataDir(dir);
  first.release();
  assert.throws(() => lockDataDir(dir), /正在被另一个明责进程使用/);
  second.release();
});

test('a lock of a dead process, of a recycled number, or torn by a power cut is taken over', () => {
  for (const text of [
    '{"pid":2147483646,"birth":"x"}',
    JSON.stringify({ pid: process.pid, birth: 'x' }),
    '{"pid":1',
    '',
  ]) {
    const dir = fresh();
    writeFileSync(join(dir, 'lock.7'), text);
    lockDataDir(dir).release();
  }
  const dir = fresh();
  writeFileSync(join(dir, 'lock.7'), JSON.stringify({ pid: process.pid, birth: processBirth(process.pid) }));
  assert.throws(() => lockDataDir(dir), /正在被另一个明责进程使用/);
});

test('of many starters that take over at the same time exactly one is inside', async () => {
  const dir = fresh();
  const programs = [1, 2, 3].map(() => spawnProgram('test/support/lock-program.ts', [dir, '200']));
  for (const program of programs) {
    assert.deepEqual(await program.said, { inside: 200 });
    assert.equal(await program.ended, 0);
  }
});
