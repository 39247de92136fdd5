// Rows entered by form: a clerk registers, the reviewer returns, the clerk amends, and two who amend at once lose nothing.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { aService } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪镇柳树村', null, '村', 'XZ1'] as const;
const OTHER = ['C2', '东岭村', null, '村', 'XZ1'] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN, VILLAGE, OTHER)]));
  assert.ok((await city.import([file])).accepted);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const PLACE = 'ledgers/public_suggestion/rows';
const clerk = await service.as('village_clerk');
const reviewer = await service.as('township_reviewer');
const definition = (await clerk.ask('GET', 'ledgers/public_suggestion')).json;

/** A complete suggestion of the clerk's village, by field. */
function suggestion(changes: Readonly<Record<string, string | null>> = {}): Record<string, string | null> {
  const filled: Record<string, string | null> = {};
  for (const { id, type, required, choices } of definition.fields) {
    if (!required) continue;
    if (type === 'unit') filled[id] = '清溪镇柳树村';
    else if (type === 'date') filled[id] = '2021年3月5日';
    else if (choices.length > 0) filled[id] = choices[0].label;
    else if (type === 'integer') filled[id] = '1';
    else filled[id] = `甲${id}`;
  }
  return { ...filled, ...changes };
}

const [key] = definition.identity as readonly string[];
assert.ok(key);

test('what is filled in becomes a draft, which is submitted, returned, amended and accepted', async () => {
  const made = await clerk.ask('POST', PLACE, { body: { values: suggestion({ [key]: 'JY-1' }) } });
  assert.equal(made.status, 201, made.text);
  const place = `${PLACE}/${made.json.id}`;
  assert.equal((await clerk.ask('GET', place)).json.status, 'draft');
  assert.equal((await clerk.ask('POST', `${place}/submit`, { body: {} })).status, 200);
  const opinion = { reason: '日期请核实' };
  assert.equal((await reviewer.ask('POST', `${place}/return`, { body: opinion })).status, 200);
  const { version } = (await clerk.ask('GET', place)).json;
  const values = suggestion({ [key]: 'JY-1', received_on: '2021-03-06' });
  const again = await clerk.ask('PUT', place, { body: { values, version, submit: true } });
  assert.equal(again.status, 200, again.text);
  assert.equal((await reviewer.ask('POST', `${place}/accept`, { body: {} })).status, 200);
  const row = (await clerk.ask('GET', place)).json;
  assert.equal(row.status, 'accepted');
  const history = (await clerk.ask('GET', `${place}/history`)).json.items;
  assert.deepEqual(
    history.map(({ action }: { action: string }) => action),
    ['create', 'submit', 'return', 'amend', 'accept'],
  );
  const unasked = await clerk.ask('PUT', place, { body: { values, version: row.version } });
  assert.equal(unasked.json.code, 'RECORD-REASON');
});

test('what belongs to no field is refused by name, and so is what reorders or hides', async () => {
  const strange = await clerk.ask('POST', PLACE, {
    body: { values: suggestion({ [key]: 'JY-U', receivd_on: 'x' }) },
  });
  assert.equal(strange.json.code, 'RECORD-REFUSED', strange.text);
  assert.deepEqual(strange.json.faults, [
    { field: 'receivd_on', message: '没有字段“receivd_on”，请核对字段编号' },
  ]);
  const body = { values: suggestion({ [key]: 'JY-\u202eU' }) };
  const reordered = await clerk.ask('POST', PLACE, { body });
  assert.equal(reordered.json.code, 'HTTP-INVALID', reordered.text);
  assert.match(reordered.text, new RegExp(`values\\.${key}.*改变文字显示顺序`));
  const hidden = await clerk.ask('POST', PLACE, { body: { values: suggestion({ [key]: 'JY-\u200bZW' }) } });
  assert.equal(hidden.status, 201, hidden.text);
  assert.equal((await clerk.ask('GET', `${PLACE}/${hidden.json.id}`)).json.values[key], 'JY-ZW');
  const forged = await service
    .visitor()
    .ask('POST', 'session', { body: { login: 'a\n9  2022-01-10 张三：签发', password: 'x' } });
  assert.equal(forged.json.code, 'HTTP-INVALID', forged.text);
});

test('a day to come is no day of what happened: not at once, and not by submitting a draft', async () => {
  const values = suggestion({ [key]: 'JY-36', received_on: '2036-03-05' });
  const at = (told: {
    readonly json: { readonly faults: { readonly field: string; readonly message: string }[] };
  }) => told.json.faults.map(({ field, message }) => [field, /晚于今天/.test(message)]);
  assert.deepEqual(at(await clerk.ask('POST', PLACE, { body: { values, submit: true } })), [
    ['received_on', true],
  ]);
  const draft = await clerk.ask('POST', PLACE, { body: { values } });
  assert.equal(draft.status, 201, draft.text);
  const place = `${PLACE}/${draft.json.id}`;
  assert.deepEqual(at(await clerk.ask('POST', `${place}/submit`, { body: {} })), [['received_on', true]]);
});

test('faults come back at their fields, and nothing is kept', async () => {
  const before = (await clerk.ask('GET', `${PLACE}/count`)).json.count;
  const values = suggestion({ [key]: 'JY-2', received_on: '2021-13-05' });
  const refused = await clerk.ask('POST', PLACE, { body: { values, submit: true } });
  assert.equal(refused.json.code, 'RECORD-REFUSED', refused.text);
  assert.deepEqual(
    refused.json.faults.map(({ field }: { field: string }) => field),
    ['received_on'],
  );
  assert.equal((await clerk.ask('GET', `${PLACE}/count`)).json.count, before);
});

test('a draft may lack fields, a submitted row may not', async () => {
  const missing = definition.fields.find(
    ({ id, required, type }: { id: string; required: boolean; type: string }) =>
      required && type !== 'unit' && id !== key,
  ).id;
  const values = suggestion({ [key]: 'JY-3', [missing]: null });
  const made = await clerk.ask('POST', PLACE, { body: { values } });
  assert.equal(made.status, 201, made.text);
  const early = await clerk.ask('POST', `${PLACE}/${made.json.id}/submit`, { body: {} });
  assert.equal(early.json.code, 'RECORD-REFUSED', early.text);
  assert.deepEqual(
    early.json.faults.map(({ field }: { field: string }) => field),
    [missing],
  );
});

test('the second who saves is told of the first, the same number is not registered twice', async () => {
  const made = await clerk.ask('POST', PLACE, { body: { values: suggestion({ [key]: 'JY-4' }) } });
  const twice = await clerk.ask('POST', PLACE, { body: { values: suggestion({ [key]: 'JY-4' }) } });
  assert.equal(twice.json.code, 'RECORD-EXISTS', twice.text);
  const place = `${PLACE}/${made.json.id}`;
  const { version } = made.json;
  const first = suggestion({ [key]: 'JY-4', received_on: '2021-04-01' });
  const second = suggestion({ [key]: 'JY-4', received_on: '2021-05-01' });
  assert.equal((await clerk.ask('PUT', place, { body: { values: first, version } })).status, 200);
  const late = await clerk.ask('PUT', place, { body: { values: second, version } });
  assert.deepEqual([late.status, late.json.code], [409, 'RECORD-CONFLICT']);
  assert.match(late.json.detail, /demo_village_clerk|文书/);
  assert.equal((await clerk.ask('GET', place)).json.values.received_on, '2021-04-01');
  const other = suggestion({ [key]: 'JY-4x' });
  const renamed = await clerk.ask('PUT', place, { body: { values: other, version: version + 1 } });
  assert.equal(renamed.json.code, 'RECORD-KEY', renamed.text);
});

test('a clerk neither registers for another village nor reviews', async () => {
  const foreign = suggestion({ [key]: 'JY-5' });
  for (const { id, type } of definition.fields) if (type === 'unit' && foreign[id]) foreign[id] = '东岭村';
  const refused = await clerk.ask('POST', PLACE, { body: { values: foreign } });
  assert.equal(refused.json.code, 'RECORD-REFUSED', refused.text);
  const body = { action: 'accept', ids: [crypto.randomUUID()] };
  assert.equal((await clerk.ask('POST', 'ledgers/public_suggestion/status', { body })).status, 403);
});

test('several rows are submitted and accepted at once, or none of them', async () => {
  const ids: string[] = [];
  for (const number of ['JY-6', 'JY-7', 'JY-8']) {
    const made = await clerk.ask('POST', PLACE, { body: { values: suggestion({ [key]: number }) } });
    ids.push(made.json.id);
  }
  const ask = (who: typeof clerk, action: string, some = ids) =>
    who.ask('POST', 'ledgers/public_suggestion/status', { body: { action, ids: some } });
  assert.equal((await ask(clerk, 'submit', ids.slice(0, 2))).status, 200);
  const partly = await ask(reviewer, 'accept');
  assert.equal(partly.json.code, 'RECORD-TRANSITION', partly.text);
  const statuses = async () =>
    Promise.all(ids.map(async (id) => (await clerk.ask('GET', `${PLACE}/${id}`)).json.status));
  assert.deepEqual(await statuses(), ['submitted', 'submitted', 'draft']);
  assert.equal((await ask(reviewer, 'accept', ids.slice(0, 2))).status, 200);
  assert.deepEqual(await statuses(), ['accepted', 'accepted', 'draft']);
});

test('choices are found by name and by pinyin initials', async () => {
  const names = async (q: string): Promise<readonly string[]> =>
    (await clerk.ask('GET', `choices/units?q=${encodeURIComponent(q)}`)).json.items.map(
      ({ name }: { name: string }) => name,
    );
  assert.deepEqual(await names('lsc'), ['清溪镇柳树村']);
  assert.deepEqual(await names('东岭'), ['东岭村']);
});

test('what a clerk imports waits for the reviewer; imported again it stays accepted, changed it waits again', async () => {
  const bring = async (
    project: string,
  ): Promise<{ inserted: number; updated: number; reported: readonly string[] }> => {
    const csv = `建议编号,所属工程,事项类别,村社区,办理单位,收集日期,办理状态\nDR-1,${project},路灯照明,清溪镇柳树村,清溪镇柳树村,2021-03-05,已收集\n`;
    const place = `uploads?name=${encodeURIComponent('意见建议台账.csv')}&purpose=import`;
    const uploaded = await clerk.ask('POST', place, {
      raw: csv,
      headers: { 'content-type': 'application/octet-stream' },
    });
    assert.equal(uploaded.status, 201, uploaded.text);
    const files = [{ digest: uploaded.json.digest, name: '意见建议台账.csv' }];
    const asked = await clerk.ask('POST', 'imports', { body: { files, dryRun: false, goodRows: false } });
    await service.drain();
    const { state, result } = (await clerk.ask('GET', `jobs/${asked.json.job}`)).json;
    assert.equal(state, 'done');
    const [sheet] = result.sheetsOfFiles[0].sheets;
    const reported = result.reported.map(({ kind }: { kind: string }) => kind);
    return { inserted: sheet.inserted, updated: sheet.updated, reported };
  };
  const row = async () => (await clerk.ask('GET', `${PLACE}?where=suggestion_no:eq:DR-1`)).json.items[0];
  assert.deepEqual(await bring('口袋公园'), { inserted: 1, updated: 0, reported: ['to_review'] });
  const { id, status } = await row();
  assert.equal(status, 'submitted');
  assert.equal((await reviewer.ask('POST', `${PLACE}/${id}/accept`, { body: {} })).status, 200);
  assert.deepEqual(await bring('口袋公园'), { inserted: 0, updated: 0, reported: ['to_review'] });
  assert.equal((await row()).status, 'accepted');
  assert.deepEqual(await bring('街心公园'), { inserted: 0, updated: 1, reported: ['to_review'] });
  assert.equal((await row()).status, 'submitted');
});

test('attachments are registered together with their record, or neither is', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const raw = new Uint8Array(png);
  const { json } = await clerk.ask('POST', 'uploads?name=xianchang.png', { raw });
  const register = (number: string, digest: string) =>
    clerk.ask('POST', PLACE, {
      body: { values: suggestion({ [key]: number }), submit: true, files: [{ digest, name: '现场.png' }] },
    });
  const made = await register('JY-21', json.digest);
  assert.equal(made.status, 201, made.text);
  const { files } = (await clerk.ask('GET', `${PLACE}/${made.json.id}/files`)).json;
  assert.deepEqual(
    files.map(({ name }: { name: string }) => name),
    ['现场.png'],
  );
  // A content that nobody has brought: the record is not there either.
  const refused = await register('JY-22', 'ab'.repeat(32));
  assert.ok(refused.status >= 400, refused.text);
  const count = await clerk.ask('GET', `${PLACE}/count?where=${key}:eq:JY-22`);
  assert.equal(count.json.count, 0);
});

test('a short name that only my own unit bears is mine, and the answer says so', async () => {
  const made = await clerk.ask('POST', PLACE, {
    body: { values: suggestion({ [key]: 'JY-短-1', village: '柳树村' }) },
  });
  assert.equal(made.status, 201, made.text);
  assert.deepEqual(made.json.notices, ['单位“柳树村”按“清溪镇柳树村”理解，若不是请写全称']);
});
