// The service as its users start it: a process, a city, the first accounts, and an end when it is told.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SAMPLE } from '../builders/the-sample.ts';
import { mingze, startMingze } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('serve-');
const data = join(home, 'data');
after(() => rmSync(home, { recursive: true, force: true }));

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the service, and answers when it says that it is there. */
async function started(port: number): Promise<{ said: string; stop: () => Promise<number | null> }> {
  const { child, ended } = startMingze(['serve', '--data', data, '--port', String(port)]);
  let said = '';
  await new Promise<void>((done, fail) => {
    child.stdout?.on('data', (text: string) => {
      said += text;
      if (said.includes('提供服务')) done();
    });
    void ended.then(({ stderr }) => fail(new Error(`${said}\n${stderr}`)));
  });
  return {
    said,
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended).code;
    },
  };
}

test('a new city gets its three administrators once; the service answers, and ends when told', async () => {
  assert.equal((await mingze('init', '--region', '江河市', '--data', data)).code, 0);
  assert.equal((await mingze('import', SAMPLE, '--data', data)).code, 0);
  const port = await freePort();
  const first = await started(port);
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
  assert.equal(await first.stop(), 0);
  const second = await started(port);
  assert.ok(!second.said.includes('一次性口令'), 'told once');
  assert.equal(await second.stop(), 0);
});
