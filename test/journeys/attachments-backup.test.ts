// Bytes of attachments come back with a restore, and only as they were.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { restoreBackup } from '#engine/backup/restore-backup.ts';
import { writeBackup } from '#engine/backup/write-backup.ts';
import { attachFile, listFiles, readFile, receiveFile } from '#engine/files/index.ts';
import type { FilesContext } from '#engine/files/context.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { rowHistory } from '#engine/records/row-history.ts';
import { scopeFor } from '#engine/access/principal.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { openFileStore, storedPath } from '#kernel/files/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { items, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aStore, pieces, principalOf, seat } from '../support/a-desk.ts';
import { emptyDatabase } from '../support/database.ts';
import { RESTORE, urlsOf } from '../support/restore-kit.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const village = ['C1', '清溪村', null, '村', 'U1'] as const;
assert.deepEqual((await city.import([book(units(village), items({ no: 'A1', unit: '清溪村' }))])).errors, []);
const ledger: Ledger = pack.ledgers.get('inspection_rectification_item') ?? assert.fail();
await changeStatus({
  pack,
  db,
  scope,
  actor: TESTER,
  now: NOW,
  ledger,
  key: 'A1',
  action: 'return',
  reason: '补材料',
});
const store = aStore(directory, 'store');
const clerk = await seat(city, 'village_clerk', 'C1');
const context: FilesContext = { db, files: store, pack, principal: await principalOf(city, clerk), now: NOW };
const [row] = await city.query('select row_id from ledger.inspection_rectification_item');
const place = { ledger, row: String(row?.['row_id']) };
const text = Buffer.from('附件的内容，一个字也不能少。'.repeat(5000));
const got = await receiveFile(context, { name: '材料.txt', purpose: 'attachment', data: pieces(text) });
await attachFile(context, place, got);
await receiveFile(context, {
  name: '没附上.txt',
  purpose: 'attachment',
  data: pieces(Buffer.from('没附上')),
});
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
const path = join(directory, 'city.mz');
const request = { db, pack, now: NOW, signer, passphrase: null, files: [], store };

test('attachments go into a backup and come out of it, byte for byte; the clerk finds his file', async () => {
  const written = await writeBackup(request, path);
  assert.deepEqual([written.objects, written.missing], [1, []]);
  const home = await emptyDatabase();
  try {
    const { dataDir, ...urls } = await urlsOf(home, directory);
    await restoreBackup({ ...RESTORE, path, dataDir, ...urls });
    const files = openFileStore(dataDir);
    const there: FilesContext = { ...context, db: home, files };
    const [file] = await listFiles(there, place);
    const handed = await readFile(there, place, file?.id ?? '');
    assert.deepEqual(readFileSync(handed.path), text);
    // What a post may see of the history is decided by policies that a restore must make anew.
    const act = { scope: scopeFor(context.principal, pack, 'read'), actor: TESTER, now: NOW };
    assert.equal((await rowHistory(home, act, ledger, 'A1')).length, 2);
  } finally {
    await home.close();
  }
});

test('an attachment that was changed in the backup is refused', async () => {
  const whole = readFileSync(path);
  const line = whole.subarray(0, whole.indexOf(10) + 1);
  const body = gunzipSync(whole.subarray(line.length));
  const at = body.indexOf(Buffer.from('一个字也不能少'));
  assert.ok(at > 0);
  body[at] = (body[at] ?? 0) ^ 1;
  const forged = join(directory, 'forged.mz');
  writeFileSync(forged, Buffer.concat([line, gzipSync(body)]));
  const home = await emptyDatabase();
  try {
    const urls = await urlsOf(home, directory);
    await assert.rejects(restoreBackup({ ...RESTORE, path: forged, ...urls }), (error) =>
      isMingzeError(error, 'BACKUP-FILE'),
    );
  } finally {
    await home.close();
  }
});

test('an attachment whose bytes are lost is told, and stops no backup', async () => {
  rmSync(storedPath(store, got.digest));
  const written = await writeBackup(request, join(directory, 'later.mz'));
  assert.deepEqual([written.objects, written.missing], [0, [got.digest]]);
  await assert.rejects(readFile(context, place, (await listFiles(context, place))[0]?.id ?? ''), (error) =>
    isMingzeError(error, 'FILE-GONE'),
  );
});
