// Jobs from the asking to the result: once, with the rights of the moment, whatever is killed in between.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { endAppointment } from '#engine/access/operations/appoint.ts';
import { openSource } from '#formats/open-source.ts';
import { receiveFile } from '#engine/files/index.ts';
import { askExport, askImport, jobHandlers, jobsScope, readResult } from '#engine/jobs/index.ts';
import type { AskContext } from '#engine/jobs/context.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import { scopeFor } from '#engine/access/principal.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import {
  cancelJob,
  enqueueJob,
  type Job,
  type JobHandler,
  listJobs,
  readJob,
  startWorkers,
  type Workers,
} from '#kernel/jobs/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { items, RECTIFICATION, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aStore, pieces, principalOf, seat, type Seated } from '../support/a-desk.ts';
import { testServer } from '../support/database.ts';
import { spawnProgram } from '../support/spawn-program.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const { region } = scope;
const village = ['C1', '清溪村', null, '村', 'U1'] as const;
assert.deepEqual((await city.import([book(units(village))])).errors, []);
const ledger: Ledger = pack.ledgers.get('inspection_rectification_item') ?? assert.fail();
const files = aStore(directory, 'store');
const clerk = await seat(city, 'village_clerk', 'C1');
const other = await seat(city, 'village_clerk', 'C1');

const as = async (who: Seated): Promise<AskContext> => ({
  db,
  files,
  pack,
  principal: await principalOf(city, who),
  now: NOW,
});
const code =
  (wanted: string) =>
  (error: unknown): boolean =>
    isMingzeError(error) && error.code === wanted;
const errors: unknown[] = [];
const working: Workers[] = [];
after(() => Promise.all(working.map((one) => one.stop())));
const open = async (more: readonly (readonly [string, JobHandler])[] = []): Promise<Workers> => {
  const handlers = new Map([...jobHandlers({ db, pack, files, now: () => NOW }), ...more]);
  const workers = await startWorkers({
    db,
    handlers,
    now: () => NOW,
    everyMs: null,
    onError: (error) => errors.push(error),
  });
  working.push(workers);
  return workers;
};
const job = async (who: Seated, id: string): Promise<Job> =>
  readJob(db, jobsScope(await principalOf(city, who)), who.account, id);
const bring = async (who: Seated, name: string, ...sheets: Parameters<typeof aWorkbook>[0]) =>
  receiveFile(await as(who), { name, purpose: 'import', data: pieces(aWorkbook(sheets)) });
const plain = async (who: Seated, kind: string): Promise<string> =>
  enqueueJob(
    db,
    { region, account: who.account, appointment: who.appointment, only: null },
    { kind, input: {}, now: NOW },
  );
const EVERY = { selection: { conditions: [], search: null }, where: null } as const;
const workers = await open();

test('an import runs as a job, with the name of who asked; a trial changes nothing', async () => {
  const file = await bring(
    clerk,
    '整改.xlsx',
    items({ no: 'A1', unit: '清溪村' }, { no: 'A2', unit: '清溪村' }),
  );
  const tried = await askImport(await as(clerk), { files: [file], dryRun: true, goodRows: false });
  await workers.drain();
  assert.equal((await job(clerk, tried)).state, 'done');
  assert.deepEqual((await city.counts())['inspection_rectification_item'], undefined);
  const asked = await askImport(await as(clerk), { files: [file], dryRun: false, goodRows: false });
  assert.equal((await job(clerk, asked)).state, 'waiting');
  await workers.drain();
  const done = await job(clerk, asked);
  assert.equal(done.state, 'done', JSON.stringify(done.error));
  assert.equal((done.result as { accepted: boolean }).accepted, true);
  assert.equal(done.progress?.what, '导入');
  assert.equal((await city.counts())['inspection_rectification_item'], 2);
  const [entry] = await city.query(
    `select actor, account, via from audit.entries where type = 'row.import' order by seq desc limit 1`,
  );
  assert.deepEqual([entry?.['account'], entry?.['via']], [clerk.account, 'job']);
  assert.deepEqual(readdirSync(files.work), []);
  assert.deepEqual(
    await listJobs(db, jobsScope(await principalOf(city, other)), clerk.account),
    [],
    'another sees nothing',
  );
  await assert.rejects(job(other, asked), code('JOB-NOT-FOUND'));
});

test('refusals come back, with the file annotated for download', async () => {
  const file = await bring(
    clerk,
    '有错.xlsx',
    items({ no: 'B1', unit: '清溪村', on: '昨天' }, { no: 'B2', unit: '甲局' }),
  );
  const asked = await askImport(await as(clerk), { files: [file], dryRun: false, goodRows: false });
  await workers.drain();
  const { result } = await job(clerk, asked);
  const { accepted, errors: faults } = result as { accepted: boolean; errors: { row: number }[] };
  assert.equal(accepted, false);
  assert.ok(faults.length >= 2);
  const copy = await readResult(await as(clerk), asked);
  assert.equal(copy.name, '有错-错误标注.xlsx');
  assert.ok((await openSource(copy.path)).sheetNames.includes('错误清单'));
  await assert.rejects(readResult(await as(other), asked), code('JOB-NOT-FOUND'));
  await assert.rejects(readResult(await as(clerk), asked, 1), code('JOB-NO-RESULT'));
  await assert.rejects(
    askImport(await as(other), { files: [file], dryRun: true, goodRows: false }),
    code('FILE-NOT-YOURS'),
  );
});

test('an export is the list, as a file, and the log says how many rows went to whom', async () => {
  const context = await as(clerk);
  const act = { scope: scopeFor(context.principal, pack, 'read'), actor: actorOf('测试', 'web'), now: NOW };
  const conditions = [{ field: 'item_no', op: 'eq', values: ['A1'] }] as const;
  for (const selection of [
    EVERY.selection,
    { conditions: conditions.map((one) => ({ ...one, values: [...one.values] })), search: null },
  ])
    for (const format of ['xlsx', 'csv'] as const) {
      const page = await listRows(db, act, ledger, { ...selection, order: null, after: null, limit: 500 });
      const asked = await askExport(context, ledger, {
        selection: { ...selection, conditions: [...selection.conditions] },
        where: null,
        format,
      });
      await workers.drain();
      const done = await job(clerk, asked);
      assert.equal(done.state, 'done', JSON.stringify(done.error));
      assert.equal((done.result as { rows: number }).rows, page.rows.length);
      const file = await readResult(context, asked);
      assert.equal(file.name, `${RECTIFICATION}-2022-01-10.${format}`);
      if (format === 'xlsx') {
        const numbers = new Set<unknown>();
        for await (const rows of (await openSource(file.path)).rows(RECTIFICATION))
          for (const { cells } of rows.slice(1)) numbers.add(cells[0]);
        assert.deepEqual(numbers, new Set(page.rows.map((row) => row.values['item_no'])));
      } else assert.equal(readFileSync(file.path, 'utf8').trim().split('\r\n').length - 1, page.rows.length);
      const [entry] = await city.query(
        `select account, payload, version from audit.entries where type = 'export' order by seq desc limit 1`,
      );
      assert.equal(entry?.['account'], clerk.account);
      assert.equal((JSON.parse(String(entry?.['payload'])) as { rows: number }).rows, page.rows.length);
    }
  const sealed = pack.ledgers.get('discipline_case') ?? assert.fail();
  await assert.rejects(
    askExport(context, sealed, { ...EVERY, selection: { conditions: [], search: null }, format: 'csv' }),
    code('ACCESS-DENIED'),
  );
});

test('a job that waits is cancelled at once; one that runs takes back what it did', async () => {
  const waiting = await plain(clerk, 'never');
  await assert.rejects(
    cancelJob(db, { region, account: other.account, id: waiting, now: NOW }),
    code('JOB-NOT-FOUND'),
  );
  await cancelJob(db, { region, account: clerk.account, id: waiting, now: NOW });
  await workers.drain();
  assert.equal((await job(clerk, waiting)).state, 'cancelled');
  await assert.rejects(
    cancelJob(db, { region, account: clerk.account, id: waiting, now: NOW }),
    code('JOB-ENDED'),
  );
  let begun: () => void = () => undefined;
  const started = new Promise<void>((done) => (begun = done));
  const patient: JobHandler = async (_, report) => {
    for (let done = 0; ; done += 1) {
      report({ done, total: null, what: '数数' });
      begun();
      await new Promise(setImmediate);
    }
  };
  const own = await open([['patient', patient]]);
  const running = await plain(clerk, 'patient');
  const draining = own.drain();
  await started;
  await cancelJob(db, { region, account: clerk.account, id: running, now: NOW });
  await draining;
  const { state, progress } = await job(clerk, running);
  assert.equal(state, 'cancelled');
  assert.equal(progress?.what, '数数');
});

test('a program that stops gives its job back, and the next one does it', async () => {
  let begun: () => void = () => undefined;
  const started = new Promise<void>((done) => (begun = done));
  const first = await open([
    [
      'handed',
      async (_, report) => {
        for (;;) {
          report({ done: 0, total: 1, what: '等' });
          begun();
          await new Promise(setImmediate);
        }
      },
    ],
  ]);
  const id = await plain(clerk, 'handed');
  const draining = first.drain();
  await started;
  await Promise.all([draining, first.stop()]);
  assert.equal((await job(clerk, id)).state, 'waiting');
  const second = await open([['handed', async () => 'done']]);
  await second.drain();
  assert.deepEqual([(await job(clerk, id)).state, (await job(clerk, id)).result], ['done', 'done']);
});

test('rights that are gone when the job runs are gone', async () => {
  const leaving = await seat(city, 'village_clerk', 'C1');
  const context = await as(leaving);
  const asked = await askExport(context, ledger, {
    selection: { conditions: [], search: null },
    where: null,
    format: 'csv',
  });
  const act = { scope, actor: actorOf('测试', 'web'), now: NOW };
  await endAppointment(db, act, pack, { id: leaving.appointment, to: '2022-01-10', reason: '调离' });
  await workers.drain();
  const { state, error } = await job(leaving, asked);
  assert.deepEqual([state, error?.code], ['failed', 'ACCESS-POST']);
});

test('what no user caused tells the user no more than that', async () => {
  const own = await open([['bad', async () => assert.fail('a secret of the program')]]);
  const id = await plain(clerk, 'bad');
  await own.drain();
  const { state, error } = await job(clerk, id);
  assert.deepEqual([state, error?.code], ['failed', 'JOB-FAILED']);
  assert.ok(!JSON.stringify(error).includes('secret'));
  assert.equal(errors.length, 1);
});

test('jobs run in the order in which they were asked for, whatever their ids', async () => {
  const ran: string[] = [];
  const own = await open([['inorder', async ({ id }) => (ran.push(id), null)]]);
  const owner = { region, account: clerk.account, appointment: clerk.appointment, only: null };
  // Ids of daily jobs are made of their day: one may stand behind every id made today, and one before.
  const ids = ['ffffffff-ffff-5fff-bfff-ffffffffffff', '00000000-0000-5000-8000-000000000000'];
  for (const [at, id] of ids.entries())
    await enqueueJob(db, owner, { kind: 'inorder', input: {}, now: new Date(NOW.getTime() + at), id });
  await own.drain();
  assert.deepEqual(ran, ids);
});

test('of several workers one runs each job', async () => {
  const runs = new Map<string, number>();
  const count: JobHandler = async ({ id }) => {
    runs.set(id, (runs.get(id) ?? 0) + 1);
    await new Promise(setImmediate);
    return null;
  };
  const three = await Promise.all([1, 2, 3].map(() => open([['count', count]])));
  const ids = await Promise.all(Array.from({ length: 25 }, () => plain(clerk, 'count')));
  await Promise.all(three.map((one) => one.drain()));
  await Promise.all(three.map((one) => one.drain()));
  assert.deepEqual(
    [...runs.values()],
    ids.map(() => 1),
  );
  for (const id of ids) assert.equal((await job(clerk, id)).state, 'done');
  await three[0]?.drain();
  assert.equal(runs.get(ids[1] ?? ''), 1);
});

test('a worker killed in the middle leaves its job to the next', async () => {
  const id = await plain(clerk, 'slow');
  const { rows } = await db.owner.query<{ name: string }>('select current_database() as name');
  const program = spawnProgram('test/support/job-program.ts', [
    JSON.stringify(await testServer()),
    rows[0]?.name ?? '',
  ]);
  assert.deepEqual(await program.said, { running: id });
  const next = await open([['slow', async () => '又做了一遍']]);
  await next.drain();
  assert.equal((await job(clerk, id)).state, 'running', 'while it lives nobody takes it away');
  program.kill('SIGKILL');
  assert.equal(await program.ended, 'SIGKILL');
  // The server notices by itself that the connection is gone.
  const free = async (): Promise<boolean> =>
    (
      await db.owner.query(
        'select from jobs.claims where region_id = $1 and id = $2 for update skip locked',
        [region, id],
      )
    ).rowCount === 1;
  assert.ok(await waitUntil(free, { timeoutMs: 20_000 }));
  await next.drain();
  assert.deepEqual([(await job(clerk, id)).state, (await job(clerk, id)).result], ['done', '又做了一遍']);
});

test('an import killed after its commit tells what it did, and not “unchanged”; it can no longer be cancelled', async () => {
  const leaving = await seat(city, 'village_clerk', 'C1');
  const file = await bring(
    leaving,
    '断后.xlsx',
    items({ no: 'K1', unit: '清溪村' }, { no: 'K2', unit: '清溪村' }, { no: 'K3', unit: '甲局' }),
  );
  const asked = await askImport(await as(leaving), { files: [file], dryRun: false, goodRows: true });
  const { rows } = await db.owner.query<{ name: string }>('select current_database() as name');
  const program = spawnProgram('test/support/committed-import-program.ts', [
    JSON.stringify(await testServer()),
    rows[0]?.name ?? '',
    join(directory, 'store'),
  ]);
  assert.deepEqual(await program.said, { committed: asked });
  const imports = async (): Promise<number> =>
    (await city.query(`select from audit.entries where type = 'row.import'`)).length;
  const [before, counted] = [await imports(), await city.counts()];
  assert.equal((await job(leaving, asked)).state, 'running');
  program.kill('SIGKILL');
  assert.equal(await program.ended, 'SIGKILL');
  // Meanwhile he cancels, and leaves his post: what is committed is committed.
  await cancelJob(db, { region, account: leaving.account, id: asked, now: NOW });
  const act = { scope, actor: actorOf('测试', 'web'), now: NOW };
  await endAppointment(db, act, pack, { id: leaving.appointment, to: '2022-01-10', reason: '调离' });
  const next = await open();
  const done = async (): Promise<boolean> => {
    await next.drain();
    return (await job(leaving, asked)).state !== 'running';
  };
  assert.ok(await waitUntil(done, { timeoutMs: 20_000 }));
  const { state, result, outcome } = await job(leaving, asked);
  assert.equal(state, 'done');
  const told = result as {
    readonly batches: readonly string[];
    readonly errors: readonly object[];
    readonly files: readonly object[];
    readonly sheetsOfFiles: readonly { readonly sheets: readonly Record<string, unknown>[] }[];
  };
  const [sheet] = told.sheetsOfFiles[0]?.sheets ?? [];
  assert.deepEqual([sheet?.['inserted'], sheet?.['unchanged'], sheet?.['skipped']], [2, 0, 1]);
  assert.deepEqual([told.batches.length, told.errors.length, told.files.length], [1, 1, 1]);
  assert.equal(outcome, null, 'kept no longer than it is needed');
  assert.deepEqual([await imports(), await city.counts()], [before, counted], 'done once');
});

test('workers of a serving process wake when there is something to do, and stop when told', async () => {
  const handlers = new Map<string, JobHandler>([['quick', async () => 1]]);
  const own = await startWorkers({ db, handlers, now: () => NOW, everyMs: 3_600_000, atOnce: 2 });
  const id = await plain(clerk, 'quick');
  own.poke();
  assert.ok(await waitUntil(async () => (await job(clerk, id)).state === 'done', { timeoutMs: 20_000 }));
  await own.stop();
  await own.stop();
});
