// The drill: a city is backed up with everything that belongs to it, restored as its people would do it, and works on.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { SAMPLE } from '../builders/the-sample.ts';
import { mingze, startMingze } from '../support/run-mingze.ts';
import { sampleDataDir } from '../support/sample-data-dir.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('drill-');
const data = join(home, 'data');
const secret = join(home, 'passphrase');
const file = join(home, 'city.mz');
const sealed = ['--passphrase-file', secret];
after(() => rmSync(home, { recursive: true, force: true }));

before(async () => {
  await sampleDataDir(data);
  const pack = join(data, 'packs', 'pocket-parks');
  mkdirSync(pack, { recursive: true });
  for (const part of [
    'pack.yaml',
    'ledgers/pocket_park.yaml',
    'indicators/parks.yaml',
    'reports/parks.add.md',
  ]) {
    mkdirSync(join(pack, part, '..'), { recursive: true });
    writeFileSync(join(pack, part), readFileSync(join('test/fixtures/packs/pocket-parks', part)));
  }
  writeFileSync(secret, '松柏之茂 隆冬不衰 一二三四\n');
});

test('backed up under a passphrase, restored elsewhere: the same numbers, the same log, the same key', async () => {
  const written = await mingze('backup', file, '--encrypt', ...sealed, '--data', data, '--json');
  assert.equal(written.code, 0, written.stderr);
  const there = join(home, 'there');
  const restored = await mingze('restore', file, ...sealed, '--data', there, '--json');
  assert.equal(restored.code, 0, restored.stderr);
  assert.ok(restored.json().numbers > 70);
  for (const args of [
    ['facts', '--year', '2021'],
    ['rows', 'S05', '--year', '2021'],
  ]) {
    const [was, is] = [data, there].map((place) => mingze(...args, '--data', place, '--json'));
    assert.equal((await is)?.stdout, (await was)?.stdout);
  }
  const key = join('secrets', 'signing-key.pem');
  assert.equal(readFileSync(join(there, key), 'utf8'), readFileSync(join(data, key), 'utf8'));
  assert.equal((await mingze('audit', 'verify', '--data', there)).code, 0);
  const checkpoint = join(home, 'checkpoint.json');
  assert.equal((await mingze('audit', 'checkpoint', checkpoint, '--data', there)).code, 0);
  assert.equal((await mingze('audit', 'verify', '--checkpoint', checkpoint, '--data', there)).code, 0);
  const log = await mingze('audit', 'list', '--data', there);
  assert.match(
    log.stdout,
    /导入“xx-city-2021\.xlsx”.*\n.*备份到“city\.mz”（加密）\n.*从备份“city\.mz”.*恢复/su,
  );
  assert.equal((await mingze('import', SAMPLE, '--data', there)).code, 0, 'work goes on');
});

test('refused where something is, and without a passphrase that is worth one', async () => {
  const over = await mingze('restore', file, ...sealed, '--data', data, '--json');
  assert.equal(over.json().error.code, 'BACKUP-NOT-EMPTY');
  writeFileSync(join(home, 'short'), '12345\n');
  const short = await mingze(
    'backup',
    join(home, 'x.mz'),
    '--encrypt',
    '--passphrase-file',
    join(home, 'short'),
    '--data',
    data,
    '--json',
  );
  assert.deepEqual([short.code, short.json().error.code], [2, 'BACKUP-NO-PASSPHRASE']);
  assert.ok(!existsSync(join(home, 'x.mz')));
});

test('killed in the middle of a restore, there is nothing; the next one succeeds', async () => {
  const place = join(home, 'killed');
  const workshop = `${place}.restoring`;
  const args = ['restore', file, ...sealed, '--data', place];
  for (const sign of ['postgres', 'packs']) {
    const { child, ended } = startMingze(args);
    assert.ok(await waitUntil(() => existsSync(join(workshop, sign)), { timeoutMs: 60_000 }));
    child.kill('SIGKILL');
    await ended;
    assert.ok(!existsSync(place), 'a city stands that is not all there');
    const gone = await waitUntil(() => processesUnder(workshop).length === 0, { timeoutMs: 30_000 });
    assert.ok(gone, JSON.stringify(processesUnder(workshop)));
  }
  const again = await mingze(...args, '--json');
  assert.equal(again.code, 0, again.stderr);
  assert.ok(existsSync(place) && !existsSync(workshop));
});
