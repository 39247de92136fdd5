// Scenarios of supervision that were given with their numbers: deadlines by the calendar, four eyes, extension, relapse, and a
// list that comes in in the middle of its life. Their ids are those of the given list.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readWay } from '#engine/workflow/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { FLOW_CITY, type FindingCells, findings } from '../builders/findings.ts';
import { cityMaker, type TestCity } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { type Walker, walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

/** Later than all that is told. */
const LATER = new Date('2025-12-31T08:00:00Z');
const maker = await cityMaker();
after(() => maker.close());
const directory = temporaryDir('scenarios-');
let city: TestCity;
let walk: Walker;

const give = async (rows: readonly FindingCells[], goodRows = false) => {
  const file = join(directory, '问题.xlsx');
  writeFileSync(file, aWorkbook([findings(...rows)]));
  return city.import([file], { now: LATER, goodRows });
};
const given = async (...rows: readonly FindingCells[]): Promise<void> => {
  const { accepted, errors } = await give(rows);
  assert.ok(accepted, JSON.stringify(errors));
};

before(async () => {
  city = await maker.aCity();
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([...FLOW_CITY]));
  assert.ok((await city.import([file])).accepted);
  walk = await walkerOf(city);
});

const refused = (code: string, reason: RegExp) => (error: unknown) => {
  assert.ok(isMingzeError(error, code), String(error));
  assert.match(`${error.message}${JSON.stringify(error.details)}`, reason);
  return true;
};
/** By when the matter must leave its state, as its page says. */
async function until(no: string): Promise<string | null> {
  const { row_id: id } = await walk.row(no);
  const taker = walk.somebody('看的人', 'inspection_office', 'XC');
  const act = { scope: city.scope, actor: TESTER, now: LATER };
  return (await readWay(city.db, city.pack, act, walk.ledger, { id: String(id), taker })).matter.until;
}
const plan = (due: string) => ({
  measures: '修订制度',
  target: '制度落实',
  lead_official: '王一（甲局）',
  due_on: due,
});
const APPLY = { mended_on: '2025-02-01', evidence: '甲局〔2025〕1号' };
const clerk = () => walk.somebody('甲文书', 'unit_clerk', 'U2');
const head = () => walk.somebody('甲局长', 'unit_reviewer', 'U2');
const office = (name = '巡察甲') => walk.somebody(name, 'inspection_office', 'XC');

test('sup-01, sup-05: a plan is due a month after receipt, on the last day of a shorter month, a holiday or not', async () => {
  const received = (on: string) => ({ on, more: { 收到日期: on } });
  await given(
    { no: 'ZG-2024-014', ...received('2024-08-30') },
    { no: 'ZG-2025-005', ...received('2025-09-05') },
  );
  assert.equal(await until('ZG-2024-014'), '2024-09-30');
  assert.equal(await until('ZG-2025-005'), '2025-10-05', 'within the national holidays, not rolled');
  await given({ no: 'ZG-2025-006', ...received('2025-01-31') });
  assert.equal(await until('ZG-2025-006'), '2025-02-28');
});

test('sup-02: what was fed back under the older rule is judged by it, two months, not rolled', async () => {
  const received = (on: string) => ({ on, more: { 收到日期: on } });
  await given(
    { no: 'ZG-2021-002', source: '中央巡视', ...received('2021-06-15') },
    { no: 'ZG-2024-207', ...received('2024-02-07') },
    { no: 'ZG-2024-208', ...received('2024-02-08') },
  );
  assert.equal(await until('ZG-2021-002'), '2021-08-15', 'a Sunday');
  assert.equal(await until('ZG-2024-207'), '2024-04-07', 'the last day of the older rule');
  assert.equal(await until('ZG-2024-208'), '2024-03-08', 'the first day of the newer one');
});

test('sup-04: fifteen working days over the national holidays of 2025', async () => {
  await given({ no: 'ZG-2025-004', on: '2025-01-15' });
  await walk.step(clerk(), 'ZG-2025-004', 'plan', {
    values: plan('2025-09-30'),
    day: '2025-03-10',
    now: LATER,
  });
  await walk.step(head(), 'ZG-2025-004', 'apply', { values: APPLY, day: '2025-09-22', now: LATER });
  assert.equal(await until('ZG-2025-004'), '2025-10-17');
});

test('sup-07: who applies cannot accept, in whichever post', async () => {
  const same = walk.somebody('甲局长', 'inspection_office', 'XC');
  const { row_id: id } = await walk.row('ZG-2025-004');
  const act = { scope: city.scope, actor: TESTER, now: LATER };
  const { next } = await readWay(city.db, city.pack, act, walk.ledger, { id: String(id), taker: same });
  assert.match(next.find(({ step }) => step.id === 'accept')?.refusal ?? '', /您办过这一事项的“申请销号”/);
  await assert.rejects(
    walk.step(same, 'ZG-2025-004', 'accept', { now: LATER }),
    refused('FLOW-WHO', /申请销号/),
  );
});

test('sup-08: the unit that mends does not supervise itself', async () => {
  const { accepted, errors } = await give([{ no: 'ZG-X', supervisor: '甲局' }]);
  assert.equal(accepted, false);
  assert.match(errors[0]?.message ?? '', /督促单位不能是责任单位自己/);
});

test('sup-11: what comes back is a new finding that points to the old one, which stays closed', async () => {
  await walk.step(office(), 'ZG-2025-004', 'accept', { day: '2025-10-20', now: LATER });
  const { opened } = await walk.step(office('巡察乙'), 'ZG-2025-004', 'relapse', {
    day: '2025-12-01',
    now: LATER,
  });
  const [old, back] = [await walk.row('ZG-2025-004'), await walk.row(String(opened))];
  assert.deepEqual([old['state'], String(old['closed_on'])], ['closed', '2025-10-20']);
  assert.deepEqual(
    [back['relapse_of'], back['severity'], String(back['fed_back_on'])],
    ['ZG-2025-004', 'serious', '2025-12-01'],
  );
});

test('sup-17: an extension is asked for in time, at most twice, and the first day stays', async () => {
  await given({ no: 'ZG-2025-017', on: '2024-12-01' });
  await walk.step(clerk(), 'ZG-2025-017', 'plan', {
    values: plan('2025-03-05'),
    day: '2024-12-20',
    now: LATER,
  });
  const extend = (due: string, day: string) =>
    walk.step(office(), 'ZG-2025-017', 'extend', { values: { due_on: due }, day, now: LATER });
  await extend('2025-06-30', '2025-03-01');
  const row = await walk.row('ZG-2025-017');
  assert.deepEqual([String(row['due_on']), String(row['extended_from'])], ['2025-06-30', '2025-03-05']);
  await assert.rejects(extend('2025-12-31', '2025-07-01'), refused('FLOW-NEED', /已经过了整改时限/));
  await extend('2025-09-30', '2025-06-01');
  assert.equal(String((await walk.row('ZG-2025-017'))['extended_from']), '2025-03-05');
  await assert.rejects(extend('2025-12-31', '2025-09-01'), refused('FLOW-WHO', /最多办 2 次/));
});

test('sup-10: twice returned, the day stays', async () => {
  const back = (day: string) =>
    walk.step(office(), 'ZG-2025-017', 'return', { day, now: LATER, opinion: '缺附件' });
  const apply = (day: string) =>
    walk.step(head(), 'ZG-2025-017', 'apply', { values: APPLY, day, now: LATER });
  await apply('2025-07-20');
  await back('2025-08-01');
  await apply('2025-08-20');
  await back('2025-09-01');
  const row = await walk.row('ZG-2025-017');
  assert.deepEqual([row['state'], row['applied_on'], String(row['due_on'])], ['planned', null, '2025-09-30']);
});

test('sup-23: of three hundred findings 297 come in where they stand, three are refused by row, and twice changes nothing', async () => {
  const rows = Array.from({ length: 300 }, (_, index): FindingCells => {
    const no = `JIU-${index + 1}`;
    const closed = { 整改进度: '已销号', 销号日期: '2025-06-01', 整改措施: '已改', 销号依据: '材料' };
    if (index < 120) return { no, on: '2025-01-05', more: closed };
    if (index < 123) return { no, on: '2025-01-05', more: { 整改进度: '申请销号' } };
    return { no, on: '2025-01-05', more: index % 2 === 0 ? { 整改进度: '整改中' } : {} };
  });
  const first = await give(rows, true);
  assert.deepEqual(
    first.errors.map(({ row, kind, column }) => [row, kind, column]),
    [122, 123, 124].map((row) => [row, 'by_step', '整改进度']),
  );
  const counted = await city.query(
    `select state, row_entered, count(*)::int as n from ledger.finding where row_key like 'JIU-%' group by 1, 2 order by 1, 2`,
  );
  assert.deepEqual(
    counted.map(({ state, row_entered: entered, n }) => [state, entered, n]),
    [
      ['closed', 'closed', 120],
      ['issued', null, 89],
      ['planned', 'planned', 88],
    ],
  );
  const again = await give(rows, true);
  const { inserted, updated, unchanged } = again.files[0]?.sheets[0] ?? {};
  assert.deepEqual([inserted, updated, unchanged], [0, 0, 297]);
});

test('sup-26: a finding tells of a unit, not of a person', async () => {
  const { accepted, errors } = await give([
    { no: 'ZG-S', problem: '王某（11010519491231002X）未按规定报备' },
  ]);
  assert.equal(accepted, false);
  assert.equal(errors[0]?.kind, 'identity_number');
  await given({ no: 'ZG-S', problem: '编号 110105194912310021 的材料缺页' });
});

test('sup-29: an objection stops no clock by itself; a pause that the supervisor grants moves the plan by its days', async () => {
  const received = { on: '2025-03-31', source: '政府督查', more: { 收到日期: '2025-03-31' } };
  await given({ no: 'DC-1', ...received }, { no: 'DC-2', ...received });
  for (const no of ['DC-1', 'DC-2']) await walk.step(head(), no, 'object', { day: '2025-04-10', now: LATER });
  assert.equal(await until('DC-1'), '2025-04-30');
  await assert.rejects(
    walk.step(head(), 'DC-1', 'object', { day: '2025-04-11', now: LATER }),
    refused('FLOW-WHO', /最多办 1 次/),
  );
  await walk.step(office(), 'DC-2', 'suspend', { day: '2025-04-10', now: LATER });
  assert.equal(await until('DC-2'), '2025-05-10', 'thirty days to decide');
  await walk.step(office(), 'DC-2', 'continue', { day: '2025-04-30', now: LATER });
  assert.equal(await until('DC-2'), '2025-05-20');
  await walk.step(office(), 'DC-2', 'uphold', { day: '2025-04-30', now: LATER });
  assert.equal((await walk.row('DC-2'))['objection_decided_on'], '2025-04-30');
});

test('no clock is stopped, and nothing upheld, where nobody objected', async () => {
  await given({ no: 'DC-3', on: '2025-03-31' });
  for (const step of ['suspend', 'uphold'])
    await assert.rejects(
      walk.step(office(), 'DC-3', step, { now: LATER }),
      refused('FLOW-WHO', /须先办“申请复核”/),
    );
});

test('a rectification that waits for a decision from above gets the days of its waiting', async () => {
  await walk.step(clerk(), 'DC-1', 'plan', { values: plan('2025-07-31'), day: '2025-04-20', now: LATER });
  await walk.step(office(), 'DC-1', 'pause', { day: '2025-05-01', now: LATER });
  await walk.step(office(), 'DC-1', 'resume', { day: '2025-06-10', now: LATER });
  assert.equal((await walk.row('DC-1'))['due_on'], '2025-09-09', 'forty days later');
});
