// The file of a backup: what is written comes out again, and a file that was cut or changed anywhere is refused before
// anything is made of it.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { setImmediate as turn } from 'node:timers/promises';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { Pool } from 'pg';
import { logEvents } from '#engine/audit/with-change.ts';
import { type FileOfBackup, writeBackup } from '#engine/backup/write-backup.ts';
import { FORMAT } from '#engine/backup/contents.ts';
import { openBackup } from '#engine/backup/open-backup.ts';
import { collected, type Section, writeSections } from '#engine/backup/sections.ts';
import { through } from '#engine/backup/streams.ts';
import { restoreBackup } from '#engine/backup/restore-backup.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { type Database, migrate, openDatabase } from '#kernel/db/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { MIGRATION_SOURCES } from '#app/migration-sources.ts';
import { items } from '../builders/small-city.ts';
import { NOW, type TestCity } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { emptyDatabase } from '../support/database.ts';
import { RESTORE, urlsOf } from '../support/restore-kit.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { stories } from '../support/stories.ts';

const PASSPHRASE = '松柏之茂 隆冬不衰';
const { directory, aCity, book } = await stories(SAMPLE_CITY);
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
const store = openFileStore(directory);
const plain = join(directory, 'plain.mz');
const sealed = join(directory, 'sealed.mz');
let city: TestCity;
let places = 0;

function write(
  path: string,
  passphrase: string | null = null,
  files: readonly FileOfBackup[] = [],
  db: Database = city.db,
): ReturnType<typeof writeBackup> {
  return writeBackup({ db, pack: city.pack, now: NOW, signer, passphrase, files, store }, path);
}

/** Where a refused file would have been restored to; nothing may be there afterwards. */
async function refused(
  path: string,
  passphrase: string | null,
  sources = MIGRATION_SOURCES,
): Promise<string> {
  const dataDir = join(directory, `place-${(places += 1)}`);
  try {
    await restoreBackup({ ...RESTORE, path, passphrase, dataDir, sources });
  } catch (error) {
    assert.ok(isMingzeError(error), String(error));
    assert.ok(!existsSync(dataDir) && !existsSync(`${dataDir}.restoring`), 'something was left behind');
    return error.code;
  }
  return 'taken';
}

before(async () => {
  city = await aCity();
  await write(plain);
  await write(sealed, PASSPHRASE);
});

test('a backup is for its owner alone, and the encrypted one shows nothing', () => {
  assert.equal(statSync(plain).mode & 0o077, 0);
  assert.match(readFileSync(sealed, 'latin1').split('\n')[0] ?? '', /"kdf":"scrypt-131072-8-1"/);
});

test('it names the last entry of the log, by its number and not by its spelling', async () => {
  const act = { scope: city.scope, actor: TESTER, now: NOW };
  const data = { setting: '甲', before: null, after: null };
  await logEvents(city.db, act, [
    { type: 'setting.changed', data },
    ...Array.from({ length: 119 }, () => ({ type: 'setting.changed' as const, data })),
  ]);
  const { logs } = await write(join(directory, 'long.mz'));
  const [last] = await city.query('select max(seq)::text as seq from audit.entries');
  assert.ok(Number(last?.['seq']) > 100);
  assert.equal(logs.find(({ region }) => region === city.scope.region)?.seq, last?.['seq']);
});

test('cut anywhere, changed anywhere, or opened with another passphrase: refused, and nothing is made', async () => {
  const file = join(directory, 'hurt.mz');
  for (const [original, passphrase, code] of [
    [plain, null, 'BACKUP-FILE'],
    [sealed, PASSPHRASE, 'BACKUP-PASSPHRASE'],
  ] as const) {
    const bytes = readFileSync(original);
    const body = bytes.indexOf(10) + 1;
    const hits = fc.sample(fc.integer({ min: body, max: bytes.length - 1 }), { numRuns: 3, seed: 7 });
    for (const place of [...hits, bytes.length - 1, body]) {
      writeFileSync(file, bytes.subarray(0, place));
      assert.equal(await refused(file, passphrase), code, `cut at ${place}`);
      const hurt = Buffer.from(bytes);
      hurt[place] = (hurt[place] ?? 0) ^ 0x10;
      writeFileSync(file, hurt);
      const found = await refused(file, passphrase);
      // Of the header of gzip a few bits carry nothing (time, system); then all that follows must still be right.
      // What is not encrypted is read as it comes: hurt in the names of migrations it seems to be newer than the program.
      const newer = passphrase === null && found === 'BACKUP-NEWER';
      assert.ok(found === code || newer || place < body + 10, `changed at ${place}: ${found}`);
    }
    writeFileSync(file, Buffer.concat([bytes, Buffer.from('more')]));
    assert.equal(await refused(file, passphrase), code, 'longer than it was');
  }
  assert.equal(await refused(sealed, '另一个口令'), 'BACKUP-PASSPHRASE');
  assert.equal(await refused(sealed, null), 'BACKUP-PASSPHRASE');
  writeFileSync(file, '这不是备份');
  assert.equal(await refused(file, null), 'BACKUP-FILE');
  assert.equal(await refused(join(directory, 'nowhere.mz'), null), 'BACKUP-FILE');
});

test('a backup of a later program is refused', async () => {
  const older = MIGRATION_SOURCES.filter(({ module }) => !module.includes('reports'));
  assert.equal(await refused(plain, null, older), 'BACKUP-NEWER');
});

/** Restores into a fresh database of the test server; the caller looks at it before it goes. */
async function restored<T>(
  path: string,
  passphrase: string | null,
  look: (db: Database) => Promise<T>,
): Promise<T> {
  const empty = await emptyDatabase();
  const urls = await urlsOf(empty, directory);
  // As a restore that was killed leaves it: tables, and no city.
  await migrate(empty, MIGRATION_SOURCES);
  try {
    await restoreBackup({ ...RESTORE, path, passphrase, ...urls });
    await assert.rejects(restoreBackup({ ...RESTORE, path, passphrase, ...urls }), {
      code: 'BACKUP-NOT-EMPTY',
    });
    const db = await openDatabase(urls);
    try {
      return await look(db);
    } finally {
      await db.close();
    }
  } finally {
    await empty.close();
  }
}

async function factsIn(db: Database): Promise<readonly (string | null)[]> {
  const { pack, scope } = city;
  const { facts } = await computeFacts({ db, pack, scope, year: 2021, now: NOW, cache: false });
  return facts.map((fact) => fact.value);
}

test('what was backed up comes out again, in clear and encrypted, and is never put over a city', async () => {
  const expected = await factsIn(city.db);
  assert.deepEqual(await restored(plain, null, factsIn), expected);
  assert.deepEqual(await restored(sealed, PASSPHRASE, factsIn), expected);
});

test('a backup that is taken while people work is of one moment', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({ no: `B${index}`, unit: '中共江河市委员会' }));
  assert.deepEqual((await city.import([book(items(...rows))])).errors, []);
  const ledger = city.pack.ledgers.get('inspection_rectification_item');
  assert.ok(ledger);
  const { db, scope } = city;
  const writing = new AbortController();
  const work = (async () => {
    for (let at = 0; !writing.signal.aborted || at < 5; at += 1) {
      const change = { db, scope, ledger, key: `B${at % 40}`, actor: TESTER, now: NOW } as const;
      const action = at % 80 < 40 ? 'return' : 'submit';
      await changeStatus({ pack: city.pack, ...change, action, reason: '再核' });
    }
  })();
  const path = join(directory, 'online.mz');
  await write(path);
  writing.abort();
  await work;
  // The restore itself proves that numbers, rows and log belong to one moment.
  assert.equal((await restored(path, null, factsIn)).length > 0, true);
});

/** A connection on which what the server says after the last row of a copy comes a good while after that row. */
class LateWords extends Socket {
  #held: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  override push(chunk: Buffer | null): boolean {
    const done = chunk?.indexOf(COPY_DONE) ?? -1;
    const cut = chunk && done >= 0 ? done + COPY_DONE.length : 0;
    if (chunk && cut > 0) super.push(chunk.subarray(0, cut));
    else if (this.#waiting === 0) return super.push(chunk);
    const rest = chunk && chunk.subarray(cut);
    this.#waiting += 1;
    this.#held = this.#held.then(async () => {
      for (let left = 50; left > 0; left -= 1) await turn();
      this.#waiting -= 1;
      super.push(rest);
    });
    return true;
  }
}
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

test('a server that says late how many rows there were: the backup knows them, and comes out again', async () => {
  const { databaseUrl } = await urlsOf(city.db, directory);
  const late = new Pool({ connectionString: databaseUrl, stream: () => new LateWords() });
  const path = join(directory, 'late.mz');
  try {
    const { rows } = await write(path, null, [], { ...city.db, owner: late });
    assert.equal(rows, (await write(join(directory, 'prompt.mz'))).rows);
  } finally {
    await late.end();
  }
  assert.deepEqual(await restored(path, null, factsIn), await factsIn(city.db));
});

/** The backup with other counts in its end, signed again: what another program would have written. */
async function recounted(change: (rows: Record<string, number>) => void): Promise<string> {
  const { sections } = await openBackup(plain, null);
  async function* changed(): AsyncGenerator<Section> {
    for await (const { name, data } of sections) {
      if (name !== 'ending') yield { name, data };
      else {
        const end = JSON.parse((await collected(data, 1e8)).toString('utf8'));
        const said = JSON.parse(end.text);
        change(said.rows);
        const text = JSON.stringify(said);
        const signature = signer.sign(Buffer.from(text));
        yield { name, data: Readable.from([Buffer.from(JSON.stringify({ ...end, text, signature }))]) };
      }
    }
  }
  const path = join(directory, 'recounted.mz');
  const body = await Readable.from(through(writeSections(changed()), createGzip())).toArray();
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`${JSON.stringify({ format: FORMAT, sealed: null })}\n`), ...body]),
  );
  return path;
}

test('a backup of an earlier program that did not know how many rows there were comes out again; a wrong count does not', async () => {
  const unsaid = await recounted((rows) => (rows['base.units'] = 0));
  assert.deepEqual(await restored(unsaid, null, factsIn), await factsIn(city.db));
  const wrong = await recounted((rows) => (rows['base.units'] = 1));
  await assert.rejects(restored(wrong, null, factsIn), { code: 'BACKUP-FILE' });
});
