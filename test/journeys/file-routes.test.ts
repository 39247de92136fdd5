// The same operations over HTTP: streams in, streams out, and headers that keep a browser from running anything.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Hono } from 'hono';
import { jobHandlers } from '#engine/jobs/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { startWorkers } from '#kernel/jobs/index.ts';
import { exportRoutes } from '#server/routes/exports.ts';
import { fileRoutes } from '#server/routes/files.ts';
import { importRoutes } from '#server/routes/imports.ts';
import { jobRoutes } from '#server/routes/jobs.ts';
import type { ContextOf } from '#server/routes/route-context.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aStore, principalOf, seat } from '../support/a-desk.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const city = await aCity();
const { db, pack } = city;
assert.deepEqual((await city.import([book(units(['C1', '清溪村', null, '村', 'U1']))])).errors, []);
const files = aStore(directory, 'store');
const seats = {
  clerk: await seat(city, 'village_clerk', 'C1'),
  other: await seat(city, 'village_clerk', 'C1'),
};
const workers = await startWorkers({
  db,
  handlers: jobHandlers({ db, pack, files, now: () => NOW }),
  now: () => NOW,
  everyMs: null,
});
after(() => workers.stop());

const contextOf: ContextOf = async (c) => {
  const who = c.req.header('x-test-who') === 'other' ? seats.other : seats.clerk;
  return { db, pack, principal: await principalOf(city, who), now: NOW, files, jobs: workers };
};
const app = new Hono();
for (const routes of [fileRoutes, importRoutes, exportRoutes, jobRoutes]) app.route('/', routes(contextOf));
app.onError((error, c) => {
  if (!isMingzeError(error)) throw error;
  return c.json({ code: error.code, message: error.message }, error.status as 400);
});

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}
async function ask(method: string, path: string, body?: unknown, who = 'clerk'): Promise<Answer> {
  const raw = body instanceof Uint8Array;
  const headers: Record<string, string> = { 'x-test-who': who };
  if (body !== undefined) headers['content-type'] = raw ? 'application/octet-stream' : 'application/json';
  const init = body === undefined ? {} : { body: raw ? Buffer.from(body) : JSON.stringify(body) };
  const response = await app.request(path, { method, headers, ...init });
  const text = await response.text();
  return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
const upload = (name: string, bytes: Uint8Array, purpose = 'attachment'): Promise<Answer> =>
  ask('POST', `/uploads?purpose=${purpose}&name=${encodeURIComponent(name)}`, bytes);

test('import, list, attach, download, export: a clerk’s morning', async () => {
  const sent = await upload('整改.xlsx', aWorkbook([items({ no: 'A1', unit: '清溪村' })]), 'import');
  assert.equal(sent.status, 201, JSON.stringify(sent.json));
  const { digest, name } = sent.json;
  const asked = await ask('POST', '/imports', { files: [{ digest, name }], dryRun: false, goodRows: false });
  assert.equal(asked.status, 202);
  await workers.drain();
  const done = await ask('GET', `/jobs/${String(asked.json['job'])}`);
  assert.equal(done.json['state'], 'done', JSON.stringify(done.json));
  assert.equal((await ask('GET', `/jobs/${String(asked.json['job'])}`, undefined, 'other')).status, 404);
  assert.equal((await ask('GET', `/jobs/${String(asked.json['job'])}/result`)).status, 409);
  const [row] = await city.query('select row_id from ledger.inspection_rectification_item');
  const place = `/ledgers/inspection_rectification_item/rows/${String(row?.['row_id'])}/files`;

  const text = await upload('说明 (一)’稿.txt', Buffer.from('整改说明'));
  const attached = await ask('POST', place, { digest: text.json['digest'], name: '说明 (一)’稿.txt' });
  assert.equal(attached.status, 201, JSON.stringify(attached.json));
  const listed = await ask('GET', place);
  assert.equal((listed.json['files'] as readonly { state: string }[])[0]?.state, 'unscanned');
  const response = await app.request(`${place}/${String(attached.json['id'])}`);
  assert.equal(await response.text(), '整改说明');
  assert.equal(
    response.headers.get('content-disposition'),
    `attachment; filename="download.txt"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%20%28%E4%B8%80%29%E2%80%99%E7%A8%BF.txt`,
  );
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal((await ask('DELETE', `${place}/${String(attached.json['id'])}`)).status, 204);
  assert.equal((await ask('GET', `${place}/${String(attached.json['id'])}`)).json['code'], 'FILE-GONE');

  const selection = { conditions: [], search: null };
  const exported = await ask('POST', '/ledgers/inspection_rectification_item/exports', {
    selection,
    where: null,
    format: 'csv',
  });
  assert.equal(exported.status, 202);
  await workers.drain();
  const result = await app.request(`/jobs/${String(exported.json['job'])}/result`);
  assert.equal(result.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(await result.text(), /A1/);
  assert.equal(
    (await ask('GET', `/jobs/${String(exported.json['job'])}/result`, undefined, 'other')).status,
    404,
  );
  assert.equal(((await ask('GET', '/jobs')).json['jobs'] as unknown[]).length, 2);

  const [batch] = await city.query(
    `select id from core.batches where kind = 'import' order by id desc limit 1`,
  );
  const undone = await ask('POST', `/imports/${String(batch?.['id'])}/undo`);
  assert.deepEqual(undone.json, { voided: 1, restored: 0 });
});

test('what is wrong is refused before it costs anything', async () => {
  const big = await app.request('/uploads?name=x.txt', {
    method: 'POST',
    headers: { 'content-length': String(60 * 1024 * 1024), 'content-type': 'application/octet-stream' },
    body: 'x',
  });
  assert.equal(big.status, 413);
  assert.equal((await upload('x.exe', Buffer.from('MZ'))).json['code'], 'FILE-TYPE');
  assert.equal((await upload('x.txt', new Uint8Array(0))).json['code'], 'FILE-EMPTY');
  assert.equal((await upload('秘密.txt', Buffer.from('秘密★1年'))).json['code'], 'FILE-SECRET');
  assert.equal((await ask('POST', '/imports', { files: [], dryRun: true, goodRows: false })).status, 400);
  assert.equal(
    (await ask('GET', '/ledgers/none/rows/00000000-0000-0000-0000-000000000000/files')).status,
    404,
  );
});
