// What offices say in writing about the warnings of a report: entered in the workspace, read by who signs, signed with it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import type { Json } from '../support/run-mingze.ts';
import { signed } from '../support/signed.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const REPORT = 'reports/annual/2021';
const WARNING = 'leaders-same-base';
const office = await service.as('committee_office');
const room = async (visitor = office): Promise<Json> => (await visitor.ask('GET', `${REPORT}/room`)).json;
const noteOf = async (id = WARNING, visitor = office): Promise<Json> =>
  (await room(visitor)).notes.find((one: Json) => one.id === id);
const say = (finding = WARNING, text = '一名常委年中到任，上半年未报备', visitor = office) =>
  visitor.ask('POST', `${REPORT}/explanations`, { body: { finding, text, by: '张三' } });
const takeBack = (id: string) => office.ask('POST', `${REPORT}/explanations/${id}/withdraw`);
const stateOf = async (slot: string): Promise<string> =>
  (await room()).numbers.find((one: Json) => one.slot === slot).state;

test('each warning is told once, in words, and never beside the same obstacle', async () => {
  const { notes, obstacles } = await room();
  assert.equal(new Set(notes.map(({ id }: Json) => id)).size, notes.length);
  assert.ok(notes.filter(({ severity }: Json) => severity === 'warning').length === 4, JSON.stringify(notes));
  const told = new Set(obstacles.map(({ id }: Json) => id));
  assert.ok(notes.every(({ id }: Json) => !told.has(id)));
});

test('only who drafts explains, only what may be explained, and of two at once one', async () => {
  const secretary = await service.as('secretary');
  assert.equal((await say(WARNING, '经核对无误', secretary)).status, 403);
  for (const id of ['no-such-warning', 'silent-S35'])
    assert.equal((await say(id)).json.code, 'REPORT-NOT-EXPLAINABLE', id);
  assert.equal((await say(WARNING, '短')).status, 400);
  assert.equal(await stateOf('S38'), 'warning');
  const both = await Promise.all([say(), say()]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 409],
  );
  assert.equal((await say()).json.code, 'REPORT-EXPLAINED');
  const { explanation, office: by } = await noteOf();
  assert.deepEqual(
    [by, explanation.office, explanation.by, explanation.text],
    ['市纪委监委机关', '市纪委监委机关', '张三', '一名常委年中到任，上半年未报备'],
  );
  assert.match(explanation.actor, /市委办公室责任制办干部/, 'who entered it is told beside who explains');
  assert.equal(await stateOf('S38'), 'agrees');
  const read = (await secretary.ask('GET', `${REPORT}/sign`)).json;
  assert.ok(read.room.notes.some((one: Json) => one.explanation?.by === '张三'));
  // Who may not know every number is told no explanation.
  const reader = await service.as('organisation_department');
  assert.ok((await room(reader)).notes.every((one: Json) => one.explanation === null));
  const audit = await service.as('audit_administrator');
  const [entry] = (await audit.ask('GET', 'audit?type=report.explained')).json.items;
  assert.match(entry.words, /一名常委年中到任，上半年未报备（市纪委监委机关 张三）/);
});

test('what is said after a signature ends it; taken back it is said no more', async () => {
  await signed(service, REPORT);
  const other = (await room()).notes.find((one: Json) => one.severity === 'warning' && one.id !== WARNING);
  assert.equal((await say(other.id, '口径不同，见说明')).status, 204);
  assert.equal((await room()).signing.verdict, 'unsigned');
  const { explanation } = await noteOf(other.id);
  const both = await Promise.all([takeBack(explanation.id), takeBack(explanation.id)]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 404],
  );
  assert.equal((await noteOf(other.id)).explanation, null);
  assert.equal((await room()).signing.verdict, 'ready', 'what was signed is what stands there again');
});

test('issued it is in the manifest like one of the command line, a verifier agrees, and it is not taken back', async () => {
  const issued = await office.ask('POST', `${REPORT}/issue`, { body: {} });
  assert.equal(issued.status, 200, issued.text);
  const [row] = await service.city.query('select manifest from reports.issued');
  const { consistency } = JSON.parse(String(row?.['manifest']));
  const kept = consistency.findings.find((one: Json) => one.id === WARNING);
  assert.deepEqual(kept.explanation, {
    text: '一名常委年中到任，上半年未报备',
    by: '张三',
    office: '市纪委监委机关',
  });
  const { bytes } = await office.ask('GET', `${REPORT}/versions/1/document`);
  const verified = await office.ask('POST', 'verify', { raw: bytes });
  assert.equal(verified.status, 200, verified.text);
  assert.deepEqual(verified.json.disagrees, []);
  assert.ok(
    verified.json.agrees.some(({ message }: Json) => message.includes('已由市纪委监委机关（张三）说明')),
  );
  const { explanation } = await noteOf();
  assert.equal((await takeBack(explanation.id)).json.code, 'REPORT-SAID-ISSUED');
});

test('a warning that says something else is another: the former explanation is shown as such, and holds no more', async () => {
  const id = 'estates-full-coverage';
  assert.equal((await say(id, '另有五个小区年底前退出')).status, 204);
  assert.equal((await noteOf(id)).explanation.by, '张三');
  const { items, ledger } = (await office.ask('GET', 'facts/S20/rows?year=2021&limit=1')).json;
  const place = `ledgers/${ledger ?? 'property_coverage'}/rows/${items[0].id}/return`;
  const back = await office.ask('POST', place, { body: { reason: '核实' } });
  assert.equal(back.status, 200, back.text);
  const { explanation, stale } = await noteOf(id);
  assert.deepEqual([explanation, stale.text, stale.by], [null, '另有五个小区年底前退出', '张三']);
});
