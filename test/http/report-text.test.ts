// The words of a year's report are the city's own: kept as versions, judged before they are kept, and what everybody
// reads, signs and is handed out afterwards.
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
const office = await service.as('committee_office');
const read = async () => (await office.ask('GET', `${REPORT}/text`)).json;
const put = (body: Readonly<Record<string, unknown>>) => office.ask('PUT', `${REPORT}/text`, { body });
const SENTENCE = '本市另有一句自己的话，市委常委会研究党建工作';

test('only who drafts a report reads and writes its text', async () => {
  for (const kind of ['village_clerk', 'secretary', 'organisation_department', 'system_administrator']) {
    const visitor = await service.as(kind);
    assert.equal((await visitor.ask('GET', `${REPORT}/text`)).status, 403, kind);
    const body = { basedOn: 0, text: 'x', note: null };
    assert.equal((await visitor.ask('PUT', `${REPORT}/text`, { body })).status, 403, kind);
  }
});

test('faults keep a text from being kept, and are told by line', async () => {
  const { text } = await read();
  const wrong = text.replace('[[scc_strict_governance_study_count]]次', '[[no_such_number]]次');
  const answer = await put({ basedOn: 0, text: wrong, note: null });
  assert.equal(answer.status, 422);
  assert.equal(answer.json.code, 'REPORT-TEXT-FAULTY');
  const line = wrong.split('\n').findIndex((one: string) => one.includes('no_such_number')) + 1;
  assert.match(answer.json.detail, new RegExp(`第 ${line} 行，没有指标“no_such_number”`));
  const noun = text.replace(
    '[[scc_strict_governance_study_count]]次',
    '[[scc_strict_governance_study_count]]人',
  );
  assert.match((await put({ basedOn: 0, text: noun, note: null })).json.detail, /须紧跟“次”/);
  const other = text.replace('report: annual', 'report: other');
  assert.match((await put({ basedOn: 0, text: other, note: null })).json.detail, /须是“annual”/);
  assert.equal((await read()).version, 0);
});

test('a new wording is what is read, signed, issued; the former signature no longer holds; the other year is untouched', async () => {
  await signed(service, REPORT);
  const before = await read();
  assert.equal(before.own, false);
  const text = before.text.replace('## 三、', `${SENTENCE}[[scc_party_building_count]]次。\n\n## 三、`);
  const answer = await put({ basedOn: 0, text, note: '补写一句' });
  assert.deepEqual([answer.status, answer.json.version], [200, 1], answer.text);
  const room = (await office.ask('GET', `${REPORT}/room`)).json;
  const words = JSON.stringify(room.blocks);
  assert.ok(words.includes(SENTENCE));
  const other = (await office.ask('GET', 'reports/annual/2020/room')).json;
  assert.ok(!JSON.stringify(other.blocks).includes(SENTENCE));
  const signing = (await office.ask('GET', `${REPORT}/sign`)).json;
  assert.deepEqual(
    signing.signatures.map((one: { holds: boolean }) => one.holds),
    [false],
  );
  assert.equal((await office.ask('POST', `${REPORT}/issue`, { body: {} })).json.code, 'REPORT-UNSIGNED');
  await signed(service, REPORT);
  const issued = await office.ask('POST', `${REPORT}/issue`, { body: {} });
  assert.equal(issued.status, 200, issued.text);
  const viewer = await office.ask('GET', `${REPORT}/versions/1/viewer`);
  assert.ok(viewer.status !== 200 || viewer.text.includes(SENTENCE));
});

test('the second of two authors is told of the first; back to the pack keeps every wording', async () => {
  const { text } = await read();
  const late = await put({ basedOn: 0, text, note: null });
  assert.deepEqual([late.status, late.json.code], [409, 'REPORT-TEXT-MOVED']);
  const both = await Promise.all([
    put({ basedOn: 1, text: text.replace(SENTENCE, `甲${SENTENCE}`), note: '甲' }),
    put({ basedOn: 1, text: text.replace(SENTENCE, `乙${SENTENCE}`), note: '乙' }),
  ]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  const back = await put({ basedOn: 2, text: null, note: '不用了' });
  assert.equal(back.json.version, 3);
  const now = await read();
  assert.deepEqual([now.own, now.text, now.versions.length], [false, now.ofPack, 3]);
  const first = (await office.ask('GET', `${REPORT}/text?version=1`)).json;
  assert.ok(first.text.includes(SENTENCE));
  assert.equal((await office.ask('GET', `${REPORT}/text?version=9`)).status, 404);
  const room = (await office.ask('GET', `${REPORT}/room`)).json;
  assert.ok(!JSON.stringify(room.blocks).includes(SENTENCE));
  const audit = await service.as('audit_administrator');
  const entries = (await audit.ask('GET', 'audit?type=report.text')).json.items;
  assert.equal(entries.length, 3);
  assert.match(entries[0].words, /恢复用定义包的文稿（第 3 稿）.*不用了/);
});

test('a number typed by hand is marked, keeps the report from being signed and issued, and is answered for in writing', async () => {
  const { version, text } = await read();
  const CLAUSE = '为群众办实事88件';
  const typed = text.replace('## 二、', `市委还${CLAUSE}，覆盖三分之二的村。\n\n## 二、`);
  assert.equal((await put({ basedOn: version, text: typed, note: '手写一句' })).status, 200);
  // Who signs sees what changed: in the words, and not only in the numbers. That it waits he is told when it is sent.
  const signer = await service.as('secretary');
  assert.deepEqual((await signer.ask('GET', 'desk')).json.sign, []);
  const changes = (await signer.ask('GET', `${REPORT}/changes`)).json;
  assert.ok(
    changes.text.some(
      ({ state, before, after: now }: Json) => state !== 'same' && before !== now && now?.includes(CLAUSE),
    ),
    JSON.stringify(changes.text),
  );
  const outside = await service.as('organisation_department');
  assert.equal((await outside.ask('GET', `${REPORT}/changes`)).json.text, null);
  const roomOf = async (visitor = office) => (await visitor.ask('GET', `${REPORT}/room`)).json;
  const room = await roomOf();
  assert.deepEqual(room.quantities.unproven, [
    { text: '88件', clause: `市委还${CLAUSE}` },
    { text: '三分之二', clause: '覆盖三分之二的村' },
  ]);
  // Every number of the ledgers that stands in the text, and nothing else, is proven.
  assert.equal(
    room.quantities.proven,
    room.blocks.flatMap(({ runs }: Json) => runs).filter(({ kind }: Json) => kind === 'number').length,
  );
  assert.equal(room.quantities.missing, 0);
  const early = (await office.ask('GET', 'reports/annual/2022/room')).json;
  const places = early.blocks.flatMap(({ runs }: Json) => runs).filter(({ kind }: Json) => kind === 'number');
  const gaps = places.filter(({ text: shown }: Json) => shown.trim() === '');
  assert.ok(gaps.length > 0);
  assert.deepEqual(
    [early.quantities.proven, early.quantities.missing],
    [places.length - gaps.length, gaps.length],
    'a number without a value is not proven',
  );
  const marked = room.blocks
    .flatMap(({ runs }: Json) => runs)
    .filter(({ kind }: Json) => kind === 'quantity');
  assert.deepEqual(
    marked.filter(({ standing }: Json) => standing === 'unproven').map((run: Json) => run.text),
    ['88件', '三分之二'],
  );
  assert.ok(
    marked.some(
      ({ standing, reason }: Json) => standing === 'declared' && reason === '集体经济强村的统计口径',
    ),
  );
  assert.equal((await office.ask('GET', `${REPORT}/sign`)).json.digest, null);
  const refused = await office.ask('POST', `${REPORT}/issue`, { body: { reason: '改了文稿' } });
  assert.equal(refused.json.code, 'REPORT-REFUSED');
  assert.ok(refused.text.includes('没有来历'), refused.text);

  const declare = (words: string, reason: string, visitor = office) =>
    visitor.ask('POST', `${REPORT}/literals`, { body: { words, reason } });
  const secretary = await service.as('secretary');
  assert.equal((await declare(`市委还${CLAUSE}`, '经核对的数', secretary)).status, 403);
  // Only words with an unproven number in them, whole.
  assert.equal((await declare('88件', '经核对的数')).json.code, 'REPORT-NOT-UNPROVEN');
  const both = await Promise.all([
    declare(`市委还${CLAUSE}`, '信访局汇总，见2021年12月台账'),
    declare(`市委还${CLAUSE}`, '信访局汇总，见2021年12月台账'),
  ]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 409],
  );
  assert.equal((await declare('覆盖三分之二的村', '民政局年报')).status, 204);
  const said = await roomOf();
  assert.deepEqual(said.quantities.unproven, []);
  const [one] = said.quantities.declared.filter(({ text: number }: Json) => number === '88件');
  assert.match(one.by.office, /市委办公室责任制办干部/);
  // Who may not see every number is told no clauses.
  const reader = await roomOf(await service.as('organisation_department'));
  assert.deepEqual([reader.quantities.unproven, reader.quantities.declared], [[], []]);

  await signed(service, REPORT);
  const withdrawn = await office.ask('POST', `${REPORT}/literals/${one.by.id}/withdraw`);
  assert.equal(withdrawn.status, 204, withdrawn.text);
  assert.equal(
    (await office.ask('POST', `${REPORT}/literals/${one.by.id}/withdraw`)).json.code,
    'REPORT-NOT-DECLARED',
  );
  assert.equal(
    (await office.ask('POST', `${REPORT}/issue`, { body: { reason: '改了文稿' } })).json.code,
    'REPORT-REFUSED',
  );
  assert.equal((await declare(`市委还${CLAUSE}`, '信访局汇总，另一个理由')).status, 204);
  // Who signed saw another reason.
  assert.equal(
    (await office.ask('POST', `${REPORT}/issue`, { body: { reason: '改了文稿' } })).json.code,
    'REPORT-UNSIGNED',
  );
  await signed(service, REPORT);
  const issued = await office.ask('POST', `${REPORT}/issue`, { body: { reason: '改了文稿' } });
  assert.equal(issued.status, 200, issued.text);
  // What was issued stays: it is not taken back, and not offered to be.
  const [kept] = (await roomOf()).quantities.declared.filter(({ text: number }: Json) => number === '88件');
  assert.deepEqual([one.by.issued, kept.by.issued], [false, true]);
  const late = await office.ask('POST', `${REPORT}/literals/${kept.by.id}/withdraw`);
  assert.deepEqual([late.status, late.json.code], [409, 'REPORT-SAID-ISSUED']);
  assert.equal((await office.ask('GET', `${REPORT}/room`)).json.quantities.unproven.length, 0);
  assert.deepEqual((await signer.ask('GET', `${REPORT}/changes`)).json.text, []);
});

test('numbers that somebody answers for are kept with the words, or neither is', async () => {
  const { text, version } = await read();
  const words = text.replace('## 二、', '全市植树300株。\n\n## 二、');
  const kept = async () => (await office.ask('GET', `${REPORT}/room`)).json.quantities;
  const wrong = await put({
    basedOn: version,
    text: words,
    note: null,
    literals: [
      { words: '全市植树300株', reason: '林业部门另报' },
      { words: '全市植树400株', reason: '林业部门另报' },
    ],
  });
  assert.deepEqual([wrong.status, wrong.json.code], [409, 'REPORT-NOT-UNPROVEN'], wrong.text);
  assert.equal((await read()).version, version, 'the words were not kept either');
  assert.ok(!(await kept()).declared.some((one: { words: string }) => one.words === '全市植树300株'));
  const body = {
    basedOn: version,
    text: words,
    note: null,
    literals: [{ words: '全市植树300株', reason: '林业部门另报' }],
  };
  const none = await put({ ...body, text: null });
  assert.equal(none.json.code, 'REPORT-NOT-UNPROVEN', 'going back to the packs answers for nothing');
  const twice = await Promise.all([put(body), put(body)]);
  assert.deepEqual(
    twice.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  const { declared, unproven } = await kept();
  assert.equal(
    declared.filter((one: { words: string; reason: string }) => one.words === '全市植树300株').length,
    1,
  );
  assert.ok(!unproven.some((one: { clause: string }) => one.clause === '全市植树300株'));
});
