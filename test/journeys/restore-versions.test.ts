// A backup goes from one version of PostgreSQL to another and back, and from an older state of the tables to this one.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { restoreBackup } from '#engine/backup/restore-backup.ts';
import { writeBackup } from '#engine/backup/write-backup.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { openDatabase } from '#kernel/db/index.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { NOW } from '../support/a-city.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { startOtherPostgres } from '../support/other-postgres.ts';
import { RESTORE, urlsOf } from '../support/restore-kit.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity } = await stories(SAMPLE_CITY);
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
const store = openFileStore(directory);
const write = { now: NOW, signer, passphrase: null, files: [], store };

test('from the embedded version to another one, and back', async (t) => {
  const other = await startOtherPostgres();
  if (!other) {
    // A machine that is to show it says so; elsewhere there may be none.
    assert.notEqual(process.env['MINGZE_OTHER_POSTGRES'], 'required', 'no other PostgreSQL on this machine');
    return t.skip('there is no other PostgreSQL on this machine');
  }
  after(() => other.stop());
  const city = await aCity();
  const there = join(directory, 'there.mz');
  await writeBackup({ ...write, db: city.db, pack: city.pack }, there);
  const { databaseUrl } = other;
  const dataDir = join(directory, 'other');
  const first = await restoreBackup({ ...RESTORE, path: there, dataDir, databaseUrl });
  assert.ok(first.numbers > 70);
  const db = await openDatabase({ dataDir, databaseUrl });
  const back = join(directory, 'back.mz');
  try {
    const { rows } = await db.owner.query<{ v: string }>(`select current_setting('server_version') as v`);
    assert.equal(Math.trunc(Number(rows[0]?.v.split(' ')[0])), other.major);
    await writeBackup({ ...write, db, pack: city.pack }, back);
  } finally {
    await db.close();
  }
  const home = await emptyDatabase();
  try {
    const second = await restoreBackup({ ...RESTORE, path: back, ...(await urlsOf(home, directory)) });
    assert.equal(second.numbers, first.numbers);
  } finally {
    await home.close();
  }
});

test('a backup of an older program comes into the tables of today', async () => {
  const older = MIGRATION_SOURCES.map(({ module, dir }) => {
    const copy = join(directory, 'older', module);
    // What came later: when a content was last used, and that nobody has a table for messages.
    cpSync(dir, copy, {
      recursive: true,
      filter: (path) => !/(?:0002-used|0005-no-outbox)\.sql$/u.test(path),
    });
    return { module, dir: copy };
  });
  const db = await testDatabase(older);
  const path = join(directory, 'older.mz');
  const home = await emptyDatabase();
  try {
    const pack = await RESTORE.packOf();
    await applyDefinitions(db, pack, NOW);
    await db.owner.query(`insert into app.regions (id, name) values (1, '江河市')`);
    await db.owner.query(
      `insert into app.outbox (region_id, id, topic, payload, created_at) values (1, $1, 'row.status', '{}', $2)`,
      [randomUUID(), NOW],
    );
    // A field that a later definition no longer has keeps its column, and its values.
    await db.owner.query('alter table ledger.study_session add column gone_since text[]');
    await writeBackup({ ...write, db, pack }, path);
    await restoreBackup({ ...RESTORE, path, ...(await urlsOf(home, directory)) });
    const { rows } = await home.owner.query<{ used: string | null; column: string }>(
      `select (select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'files.objects'::regclass and attname = 'used_at') as used,
         (select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'ledger.study_session'::regclass and attname = 'gone_since') as column,
         to_regclass('app.outbox')::text as outbox, (select count(*)::int from app.placements where table_name = 'app.outbox') as placed`,
    );
    assert.deepEqual(rows, [{ used: 'timestamp with time zone', column: 'text[]', outbox: null, placed: 0 }]);
  } finally {
    await db.close();
    await home.close();
    rmSync(join(directory, 'older'), { recursive: true });
  }
});
