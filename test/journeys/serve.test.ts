// The service as its users start it: a process, a city, the first accounts, and an end when it is told.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { mingze } from '../support/run-mingze.ts';
import { sampleDataDir } from '../support/sample-data-dir.ts';
import { freePort, signInAt, startService } from '../support/served.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('serve-');
const data = join(home, 'data');
after(() => rmSync(home, { recursive: true, force: true }));

test('a new city gets its three administrators once; the service answers, and ends when told', async () => {
  await sampleDataDir(data);
  const port = await freePort();
  const first = await startService(data, port);
  const [, login = '', password = ''] = /^ {2}(xitong) {2}(\S+)/m.exec(first.said) ?? [];
  assert.equal(login, 'xitong', first.said);
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  assert.deepEqual(await health.json(), { ok: true });
  const entered = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mingze': '1', origin: `http://127.0.0.1:${port}` },
    body: JSON.stringify({ login, password }),
  });
  assert.deepEqual([entered.status, await entered.json()], [201, { mustChange: true }]);

  // A second program on the same port is refused with a sentence, and ends; the first goes on.
  const other = await mingze('serve', '--data', join(home, 'none'), '--port', String(port));
  assert.deepEqual(
    [other.code, other.stderr.split('\n')[0]],
    [1, `不能在 127.0.0.1:${port} 上提供服务：端口已被别的程序占用。`],
  );

  // The database's process is killed: the service starts it again, and meanwhile says what is the matter.
  const postmaster = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  const wrong = () => signInAt(port, login, 'nobody knows');
  let last = await wrong();
  const up = async (): Promise<boolean> => {
    last = await wrong();
    assert.ok(last.status === 401 || last.code === 'DB-DOWN', JSON.stringify(last));
    return last.status === 401;
  };
  assert.ok(await waitUntil(up, { timeoutMs: 60_000 }), JSON.stringify(last));
  assert.match(first.heard(), /数据库意外停止，正在重新启动……[^]*数据库已重新启动。/u);
  assert.equal(await first.stop(), 0);
  const second = await startService(data, port);
  assert.ok(!second.said.includes('一次性口令'), 'told once');
  assert.equal(await second.stop(), 0);
});
