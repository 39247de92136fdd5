// What was uploaded for nothing, and what jobs have made, goes away after the days that the city has set; nothing else does.
import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { changeSettings } from '#engine/access/settings.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { attachFile, collectFiles, receiveFile, removeFile } from '#engine/files/index.ts';
import type { FilesContext } from '#engine/files/context.ts';
import { askExport, askImport, DAILY_JOBS, jobHandlers, readResult } from '#engine/jobs/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { storedPath } from '#kernel/files/index.ts';
import { startWorkers } from '#kernel/jobs/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { NOW, type TestCity } from '../support/a-city.ts';
import { aStore, pieces, principalOf, seat } from '../support/a-desk.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const files = aStore(directory, 'store');
const later = (days: number): Date => new Date(NOW.getTime() + days * 24 * 3600_000);
const code =
  (wanted: string) =>
  (error: unknown): boolean =>
    isMingzeError(error) && error.code === wanted;

interface Desk {
  readonly city: TestCity;
  readonly ledger: Ledger;
  readonly as: (now?: Date) => Promise<FilesContext>;
  readonly upload: (text: string, now?: Date) => Promise<string>;
  readonly collect: (now: Date) => ReturnType<typeof collectFiles>;
}

async function aDesk(): Promise<Desk> {
  const city = await aCity();
  const { db, pack, scope } = city;
  const rows = items({ no: 'A1', unit: '清溪村' });
  assert.deepEqual((await city.import([book(units(['C1', '清溪村', null, '村', 'U1']), rows)])).errors, []);
  const clerk = await seat(city, 'village_clerk', 'C1');
  const as = async (now = NOW): Promise<FilesContext> => ({
    db,
    files,
    pack,
    principal: await principalOf(city, clerk),
    now,
  });
  return {
    city,
    as,
    ledger: pack.ledgers.get('inspection_rectification_item') ?? assert.fail(),
    upload: async (text, now = NOW) => {
      const data = pieces(new TextEncoder().encode(text));
      return (await receiveFile(await as(now), { name: `${text}.txt`, purpose: 'attachment', data })).digest;
    },
    collect: (now) => collectFiles({ db, files, region: scope.region, now }),
  };
}

const desk = await aDesk();
const { city, ledger } = desk;
const { db, pack, scope } = city;
const there = (digest: string): boolean => existsSync(storedPath(files, digest));
const entries = async (): Promise<readonly string[]> =>
  (await city.query(`select payload from audit.entries where type = 'files.collected' order by seq`)).map(
    (row) => String(row['payload']),
  );
const workers = await startWorkers({
  db,
  handlers: jobHandlers({ db, pack, files, now: () => NOW }),
  now: () => NOW,
  everyMs: null,
});
after(() => workers.stop());

test('uploads for nothing and results go; what is or was attached, waits for its job, or is in quarantine stays', async () => {
  const [row] = await city.query('select row_id as id from ledger.inspection_rectification_item');
  const place = { ledger, row: String(row?.['id']) };
  const context = await desk.as();
  const [idle, attached, off, sick] = [
    await desk.upload('没有用上'),
    await desk.upload('附上了'),
    await desk.upload('附上又撤下'),
    await desk.upload('有毒'),
  ];
  await attachFile(context, place, { digest: attached, name: '附上了.txt' });
  const { id } = await attachFile(context, place, { digest: off, name: '附上又撤下.txt' });
  await removeFile(context, place, id);
  await db.owner.query(`update files.objects set state = 'quarantined' where digest = $1`, [sick]);
  const selection = { conditions: [], search: null };
  const exported = await askExport(context, ledger, { selection, where: null, format: 'csv' });
  await workers.drain();
  const { path: result } = await readResult(context, exported);
  const book2 = aWorkbook([items({ no: 'A9', unit: '清溪村' })]);
  const waiting = await receiveFile(context, { name: '等.xlsx', purpose: 'import', data: pieces(book2) });
  await askImport(context, { files: [waiting], dryRun: true, goodRows: false });

  assert.deepEqual(await desk.collect(later(29)), { uploads: 0, results: 0, contents: 0, bytes: 0 });
  assert.deepEqual(await entries(), []);
  const { uploads, results, contents, bytes } = await desk.collect(later(31));
  // The upload in quarantine was used for nothing too: its content stays, who brought it is in the log no more.
  assert.deepEqual([uploads, results, contents], [2, 1, 2]);
  assert.ok(bytes > 0);
  assert.deepEqual([idle, attached, off].map(there), [false, true, true]);
  assert.equal(existsSync(result), false);
  await assert.rejects(readResult(context, exported), code('JOB-NO-RESULT'));
  assert.ok(there(waiting.digest), 'its job is still to be done');
  assert.equal((await city.query('select from files.objects where digest = $1', [sick])).length, 1);
  await assert.rejects(
    attachFile(context, place, { digest: idle, name: '没有用上.txt' }),
    code('FILE-NOT-YOURS'),
  );
  assert.equal((await entries()).length, 1);
  assert.deepEqual(JSON.parse((await entries())[0] ?? ''), { uploads, results, contents, bytes, days: 30 });
  assert.deepEqual(await desk.collect(later(31)), { uploads: 0, results: 0, contents: 0, bytes: 0 });
  assert.equal((await entries()).length, 1, 'nothing collected, nothing told');
  const { faults } = await verifyLog({ db, scope, keyId: '', kept: [] });
  assert.deepEqual(faults, []);
  assert.equal(await desk.upload('没有用上', later(31)), idle);
  assert.ok(there(idle), 'brought again it is there again');
  await workers.drain();
});

test('the city sets how many days', async () => {
  const digest = await desk.upload('七天');
  const act = { scope, actor: actorOf('测试', 'web'), now: NOW };
  await changeSettings(db, act, { keep_days: '7' });
  await desk.collect(later(6));
  assert.ok(there(digest));
  await desk.collect(later(8));
  assert.ok(!there(digest));
  await changeSettings(db, act, { keep_days: '30' });
});

test('what another city of the installation keeps stays there', async () => {
  const other = await aDesk();
  const digest = await desk.upload('两市都有');
  assert.equal(await other.upload('两市都有', later(20)), digest);
  await desk.collect(later(31));
  assert.ok(there(digest));
  assert.equal((await desk.city.query('select from files.objects where digest = $1', [digest])).length, 0);
  await other.collect(later(51));
  assert.ok(!there(digest));
});

test('a content that is brought or attached while it is collected is not lost', async () => {
  const [row] = await city.query('select row_id as id from ledger.inspection_rectification_item');
  const place = { ledger, row: String(row?.['id']) };
  for (let round = 0; round < 25; round += 1) {
    const digest = await desk.upload(`同时 ${round}`);
    const context = await desk.as(later(40));
    const use =
      round % 2 === 0
        ? desk.upload(`同时 ${round}`, later(40))
        : attachFile(context, place, { digest, name: '同时.txt' });
    const [, used] = await Promise.allSettled([desk.collect(later(40)), use]);
    const known = await city.query('select from files.objects where digest = $1', [digest]);
    if (used.status === 'fulfilled') assert.ok(there(digest) && known.length === 1, `${round} lost`);
    else
      assert.ok(code('FILE-GONE')(used.reason) || code('FILE-NOT-YOURS')(used.reason), String(used.reason));
  }
});

test('it is a job of each day, once, however many processes there are', async () => {
  let now = later(60);
  const open = () =>
    startWorkers({
      db,
      handlers: jobHandlers({ db, pack, files, now: () => now }),
      now: () => now,
      daily: DAILY_JOBS,
      everyMs: null,
    });
  const digest = await desk.upload('没有用上的');
  const two = await Promise.all([open(), open()]);
  const jobs = async (): Promise<readonly unknown[]> =>
    (
      await city.query(
        `select state from jobs.jobs where kind = 'collect' and account = '' order by created_at`,
      )
    ).map(({ state }) => state);
  try {
    for (const _ of [1, 2]) await Promise.all(two.map((one) => one.drain()));
    for (const one of two) await one.drain();
    assert.deepEqual(await jobs(), ['done']);
    assert.ok(!there(digest));
    now = later(61);
    for (const one of two) await one.drain();
    assert.deepEqual(await jobs(), ['done', 'done']);
  } finally {
    await Promise.all(two.map((one) => one.stop()));
  }
});

test('what the scanner gave no verdict on is looked at again each day', async () => {
  const [scanner, broken] = [join(directory, 'scanner.sh'), join(directory, 'broken')];
  writeFileSync(scanner, `#!/bin/sh\nif [ -e "${broken}" ]; then exit 2; fi\nexit 0\n`, { mode: 0o755 });
  writeFileSync(broken, '');
  const guarded = aStore(directory, 'guarded', [scanner]);
  const at = later(100);
  const data = pieces(new TextEncoder().encode('等一等'));
  const context = { ...(await desk.as(at)), files: guarded };
  const { digest, state } = await receiveFile(context, { name: '等.txt', purpose: 'attachment', data });
  assert.equal(state, 'waiting');
  const aDay = async (now: Date): Promise<unknown> => {
    const handlers = jobHandlers({ db, pack, files: guarded, now: () => now });
    const guards = await startWorkers({ db, handlers, now: () => now, daily: DAILY_JOBS, everyMs: null });
    await guards.drain();
    await guards.stop();
    return (await city.query('select state from files.objects where digest = $1', [digest]))[0]?.['state'];
  };
  assert.equal(await aDay(at), 'waiting', 'it is still out of order');
  rmSync(broken);
  assert.equal(await aDay(later(101)), 'clean');
});
