// A service whose disk fills while it serves: what is saved then is refused in Chinese, and nothing of it is kept; once there
// is space again it goes on. The disk is a small file system of its own in memory, which needs the right to mount one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { mingze } from '../support/run-mingze.ts';
import { sampleDataDir } from '../support/sample-data-dir.ts';
import { freePort, startService } from '../support/served.ts';
import type { Json } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('full-disk-');
const disk = join(home, 'disk');
mkdirSync(disk, { recursive: true });
const refusal = mounted();
after(() => {
  if (refusal === null) execFileSync('umount', [disk]);
  rmSync(home, { recursive: true, force: true });
});

/** Mounts the disk. @returns why it cannot be; null where it is */
function mounted(): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=500m,mode=755', 'tmpfs', disk], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `no file system can be mounted here: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Writes until not a byte more fits. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (const size of [1 << 20, 4096, 1]) {
      const piece = Buffer.alloc(size);
      try {
        while (writeSync(file, piece) === size);
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
      }
    }
  } finally {
    closeSync(file);
  }
}

/** A visitor of a served city. */
function visitorAt(port: number) {
  let cookie = '';
  return async (method: string, path: string, body?: unknown, key: string = crypto.randomUUID()) => {
    const origin = `http://127.0.0.1:${port}`;
    const headers = { 'content-type': 'application/json', 'x-mingze': '1', 'idempotency-key': key };
    const answered = await fetch(`${origin}/api/v1/${path}`, {
      method,
      headers: { ...headers, origin, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const given = answered.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (given.length > 0) cookie = given.join('; ');
    const text = await answered.text();
    return { status: answered.status, json: text === '' ? null : JSON.parse(text) };
  };
}

test('a disk that fills while the service runs', { skip: refusal ?? false }, async () => {
  const data = join(disk, 'data');
  await sampleDataDir(data);
  const port = await freePort();
  const service = await startService(data, port);
  const ballast = join(disk, 'ballast');
  try {
    const [, login = '', once = ''] = /^ {2}(xitong) {2}(\S+)/m.exec(service.said) ?? [];
    const ask = visitorAt(port);
    assert.equal((await ask('POST', 'session', { login, password: once })).status, 201);
    const password = 'lan-tian-bai-yun-7';
    assert.equal((await ask('POST', 'session/password', { old: once, new: password })).status, 204);
    assert.equal((await ask('POST', 'session', { login, password })).status, 201);
    const make = (number: number, key?: string) =>
      ask('POST', 'accounts', { login: `clerk${number}`, name: `第${number}人` }, key);
    const known = async (): Promise<readonly string[]> =>
      ((await ask('GET', 'accounts?limit=500')).json.items as readonly Json[])
        .map((one) => one.login as string)
        .filter((name) => name.startsWith('clerk'));
    assert.equal((await make(1)).status, 201);

    fill(ballast);
    // The last pages that were there before take some more.
    let saved = 1;
    let refused: Awaited<ReturnType<typeof make>> | null = null;
    while (refused === null && saved < 300) {
      const answered = await make(saved + 1, `account-${saved + 1}`);
      if (answered.status === 201) saved += 1;
      else refused = answered;
    }
    assert.ok(refused, 'the disk is full');
    assert.deepEqual([refused.status, refused.json.code], [507, 'DB-DISK-FULL']);
    assert.equal(refused.json.title, '磁盘已满');
    assert.match(refused.json.detail, /磁盘已满，没有保存/u);
    assert.match(refused.json.remedy, /腾出.*空间/u);
    // What is there can be read.
    assert.equal((await known()).length, saved);
    assert.equal((await make(saved + 1)).status, 507);

    rmSync(ballast);
    // The same request, with its own key, is done now.
    assert.equal((await make(saved + 1, `account-${saved + 1}`)).status, 201);
    assert.equal((await make(saved + 2)).status, 201);
    assert.equal((await known()).length, saved + 2);
  } finally {
    rmSync(ballast, { force: true });
    assert.equal(await service.stop(), 0);
  }
  const { code, stdout, stderr } = await mingze('audit', 'verify', '--data', data);
  assert.equal(code, 0, `${stdout}\n${stderr}`);
});
