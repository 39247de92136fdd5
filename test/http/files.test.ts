// Files and jobs over HTTP: streams in, streams out, and headers that keep a browser from running anything.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aWorkbook, aWorkbookFile } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { type Answered, aService } from '../support/a-service.ts';

const service = await aService(async (city, directory) => {
  const sheet = units(['C1', '清溪村', null, '村', 'U1']);
  assert.deepEqual((await city.import([aWorkbookFile(directory, '单位.xlsx', [sheet])])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));
const { city } = service;
const visitors = { clerk: await service.as('village_clerk'), other: await service.as('unit_clerk') };

async function ask(
  method: string,
  path: string,
  body?: unknown,
  who: keyof typeof visitors = 'clerk',
): Promise<Answered> {
  const asking =
    body instanceof Uint8Array
      ? { raw: new Uint8Array(body), headers: { 'content-type': 'application/octet-stream' } }
      : body === undefined
        ? {}
        : { body };
  return visitors[who].ask(method, `/api/v1${path}`, asking);
}
const upload = (name: string, bytes: Uint8Array, purpose = 'attachment'): Promise<Answered> =>
  ask('POST', `/uploads?purpose=${purpose}&name=${encodeURIComponent(name)}`, bytes);

test('import, list, attach, download, export: a clerk’s morning', async () => {
  const sent = await upload('整改.xlsx', aWorkbook([items({ no: 'A1', unit: '清溪村' })]), 'import');
  assert.equal(sent.status, 201, JSON.stringify(sent.json));
  const { digest, name } = sent.json;
  const asked = await ask('POST', '/imports', { files: [{ digest, name }], dryRun: false, goodRows: false });
  assert.equal(asked.status, 201);
  await service.drain();
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
  const response = await ask('GET', `${place}/${String(attached.json['id'])}`);
  assert.equal(response.text, '整改说明');
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
  assert.equal(exported.status, 201);
  await service.drain();
  const result = await ask('GET', `/jobs/${String(exported.json['job'])}/result`);
  assert.equal(result.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(result.text, /A1/);
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
  const big = await visitors.clerk.ask('POST', '/api/v1/uploads?name=x.txt', {
    raw: new Uint8Array(51 * 1024 * 1024),
    headers: { 'content-type': 'application/octet-stream' },
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
