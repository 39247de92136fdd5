// A backup asked for over HTTP: by one administrator, agreed to by another, restored from the command line's own code.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { restoreBackup } from '#engine/backup/restore-backup.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import { emptyDatabase } from '../support/database.ts';
import { RESTORE, urlsOf } from '../support/restore-kit.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';

const service = await aService(SAMPLE_SERVICE);
const home = service.context.dataDir;
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const [system, security] = [
  await service.as('system_administrator'),
  await service.as('security_administrator'),
];
const PASSPHRASE = '春江潮水连海平，海上明月共潮生';
const take = (passphrase: string | null, visitor: Visitor = system) =>
  visitor.ask('POST', 'backups', { body: { passphrase } });
const agree = async (): Promise<void> => {
  const asked = await system.ask('POST', 'proposals', { body: { act: 'backup', reason: '每周备份' } });
  const body = { allowed: true, reason: '已核实' };
  const decided = await security.ask('POST', `proposals/${asked.json.id}/decision`, { body });
  assert.equal(decided.status, 204, decided.text);
};
const result = async (id: string) => {
  await service.drain();
  return (await system.ask('GET', `jobs/${id}`)).json;
};

test('a backup needs the system administrator, a second one of the three, and a passphrase that is one', async () => {
  for (const kind of ['security_administrator', 'audit_administrator', 'committee_office', 'secretary'])
    assert.equal((await take(null, await service.as(kind))).json.code, 'ACCESS-DENIED', kind);
  assert.equal((await take(PASSPHRASE)).json.code, 'ACCESS-SECOND-PERSON');
  await agree();
  assert.equal((await take('short')).json.code, 'BACKUP-NO-PASSPHRASE');
  const taken = await take(PASSPHRASE);
  assert.equal(taken.status, 201, taken.text);
  assert.equal((await take(PASSPHRASE)).json.code, 'ACCESS-SECOND-PERSON', 'once');
  const kept = await service.city.query(`select input::text from jobs.jobs where kind = 'backup'`);
  assert.ok(kept.length === 1 && !JSON.stringify(kept).includes('春江'), 'the passphrase is kept nowhere');

  const done = await result(taken.json.job);
  assert.equal(done.state, 'done', JSON.stringify(done));
  const file = await system.ask('GET', `jobs/${taken.json.job}/result`);
  assert.equal(file.status, 200);
  assert.equal((await security.ask('GET', `jobs/${taken.json.job}/result`)).json.code, 'JOB-NOT-FOUND');
  const path = join(home, 'downloaded.mingze');
  writeFileSync(path, file.bytes);
  assert.ok(!Buffer.from(file.bytes).includes('理论学习'), 'encrypted');
  const empty = await emptyDatabase();
  try {
    const where = await urlsOf(empty, home);
    await assert.rejects(
      restoreBackup({ ...RESTORE, path, ...where, passphrase: '不对的口令不对的口令' }),
      (error) => isMingzeError(error) && error.code === 'BACKUP-PASSPHRASE',
    );
    const restored = await restoreBackup({ ...RESTORE, path, ...where, passphrase: PASSPHRASE });
    assert.ok(restored.numbers > 70);
    assert.equal(restored.rows, done.result.rows);
    assert.equal(restored.withKey, false, 'the signing key does not leave over a network');
  } finally {
    await empty.close();
  }
  const audit = await service.as('audit_administrator');
  const types = (await audit.ask('GET', 'audit?type=backup')).json.items.map(
    (one: { type: string }) => one.type,
  );
  assert.deepEqual(types, ['backup.taken', 'backup.asked']);
});

test('a service that was started anew has no passphrase, and says so', async () => {
  await agree();
  const { job } = (await take(PASSPHRASE)).json;
  const [row] = await service.city.query(`select input ->> 'ticket' as ticket from jobs.jobs where id = $1`, [
    job,
  ]);
  service.context.passphrases.forget(String(row?.['ticket']));
  const { state, error } = await result(job);
  assert.deepEqual([state, error.code], ['failed', 'BACKUP-ASK-AGAIN']);
});

test('in clear, on request; not of an installation with another city in it', async () => {
  await agree();
  const { job } = (await take(null)).json;
  const { state, result: told } = await result(job);
  assert.deepEqual([state, told.encrypted], ['done', false]);
  await service.city.db.owner.query(`insert into app.regions (id, name) values (99, '邻市')`);
  await agree();
  assert.equal((await take(null)).json.code, 'BACKUP-CITIES');
});
