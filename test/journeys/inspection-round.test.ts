// A round of inspection: what cannot be left out, who keeps out, and how rounds of an older list come in.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { examineStates, readWay } from '#engine/workflow/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { aWorkbook, type SheetToMake } from '../builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { rounds } from '../builders/rounds.ts';
import { cityMaker, NOW, type TestCity } from '../support/a-city.ts';
import { type Walker, walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
const directory = temporaryDir('rounds-');
const FIRST = '2021年第1轮';
let city: TestCity;
let walk: Walker;

async function take(...sheets: readonly SheetToMake[]) {
  const file = join(directory, '登记.xlsx');
  writeFileSync(file, aWorkbook([...sheets]));
  const result = await city.import([file]);
  assert.ok(result.accepted, JSON.stringify(result.errors));
  return result;
}

/** A sheet 回避台账 about the first round. */
const recusals = (no: string, who: string, decision: string | null): SheetToMake => ({
  name: '回避台账',
  rows: [
    ['回避编号', '单位', '人员', '回避事项', '回避情形', '申报日期', '回避决定', '决定日期', '回避的巡察'],
    [no, '市委巡察办', who, '巡察', '曾任职务', '2021-03-01', decision, decision && '2021-03-02', FIRST],
  ],
});

before(async () => {
  city = await maker.aCity();
  await take(...FLOW_CITY, rounds({ 巡察轮次: FIRST, 未列入计划的理由: null, 巡察组成员: 'P1、李二' }));
  walk = await walkerOf(city, 'inspection_round');
});

const committee = () => walk.somebody('市委办', 'committee_office', 'U1');
const office = (account = '巡察甲') => walk.somebody(account, 'inspection_office', 'XC');
const refused = (code: string, reason: RegExp) => (error: unknown) => {
  assert.ok(isMingzeError(error, code), String(error));
  assert.match(error.message, reason);
  return true;
};

test('no round is authorised for two people, or unplanned without a reason', async () => {
  const values = { authorised_doc_no: '云委巡〔2021〕1号' };
  await assert.rejects(
    walk.step(committee(), FIRST, 'authorise', { values }),
    refused('FLOW-NEED', /不少于三名成员；没有列入督查检查考核计划的，先写明理由/),
  );
  await take(rounds({ 巡察轮次: FIRST }));
  await assert.rejects(walk.step(office(), FIRST, 'authorise', { values }), refused('FLOW-WHO', /岗位/));
  assert.equal(
    (await walk.step(committee(), FIRST, 'authorise', { values, day: '2021-02-25' })).state,
    'authorised',
  );
});

test('nobody enters before every declaration is decided on, and who is recused takes no step', async () => {
  const checked = { values: { recusal_checked: '是' } };
  await take(recusals('HB-1', '李二', null));
  await assert.rejects(
    walk.step(office(), FIRST, 'clear_recusal', checked),
    refused('FLOW-NEED', /还有回避申报没有作出决定/),
  );
  await take(recusals('HB-1', '李二', '回避'));
  const asRoot = { scope: city.scope, actor: actorOf('测试', 'web'), now: NOW } as const;
  const { id } = await createAccount(city.db, asRoot, {
    login: 'li.er',
    name: '李二',
    person: 'P3',
    oidcSubject: null,
  });
  const recused = office(id);
  await assert.rejects(
    walk.step(recused, FIRST, 'clear_recusal', checked),
    refused('FLOW-WHO', /您在这一事项中须回避/),
  );
  const { row_id: row } = await walk.row(FIRST);
  const see = { id: String(row), taker: recused };
  const { next } = await readWay(city.db, city.pack, asRoot, walk.ledger, see);
  assert.ok(next.every(({ refusal }) => refusal !== null));
  await assert.rejects(
    walk.step(office(), FIRST, 'clear_recusal', { values: { recusal_checked: '否' } }),
    refused('RECORD-REFUSED', /./),
  );
  await walk.step(office(), FIRST, 'clear_recusal', { ...checked, day: '2021-03-05' });
  await walk.step(office(), FIRST, 'enter', { values: { start_on: '2021-03-08' }, day: '2021-03-08' });
  const { row_happened_on: happened, recusal_checked: said } = await walk.row(FIRST);
  assert.deepEqual(
    [happened, said],
    ['2021-03-08', true],
    'the day of the round is the day on which it entered',
  );
});

/** A sheet 巡察底稿台账 of the first round, by number and finders. */
const drafts = (...rows: readonly (readonly [no: string, foundBy: string])[]): SheetToMake => ({
  name: '巡察底稿台账',
  rows: [
    ['底稿编号', '巡察轮次', '派出单位', '被巡察党组织', '形成日期', '问题类别', '发现人'],
    ...rows.map(([no, by]) => [no, FIRST, '市委巡察办', '甲局', '2021-04-01', '公共资金', by]),
  ],
});

test('sup-14, sup-25: no team leaves before each draft is judged, a finding by two who need not keep out', async () => {
  await take(drafts(['DG-1', 'P1、李二'], ['DG-2', 'P1、赵九'], ['DG-3', 'P1'], ['DG-4', 'P1、赵九']));
  const drafted = await walkerOf(city, 'inspection_draft');
  // The list brought them in; the person who recorded one knows of it, and nobody else of the office.
  await city.db.owner.query(`update ledger.inspection_draft set row_readers = '{of-巡察甲}'`);
  await assert.rejects(drafted.step(office('巡察丙'), 'DG-1', 'finding'), refused('RECORD-NOT-FOUND', /./));
  const withdraw = { values: { end_on: '2021-05-10' }, day: '2021-05-10' };
  await assert.rejects(
    walk.step(office(), FIRST, 'withdraw', withdraw),
    refused('FLOW-NEED', /还有底稿没有认定（4 条）/),
  );
  await assert.rejects(drafted.step(office(), 'DG-3', 'finding'), refused('FLOW-NEED', /须有两名发现人/));
  await drafted.step(office(), 'DG-3', 'drop', { values: { drop_reason: '证据不足' } });
  for (const [no, verdict] of [
    ['DG-1', 'finding'],
    ['DG-2', 'finding'],
    ['DG-4', 'lead'],
  ] as const)
    await drafted.step(office(), no, verdict);
  // 李二 has to keep out of this round: what he found needs another finder, or is dropped; nothing is void by itself.
  await assert.rejects(
    walk.step(office(), FIRST, 'withdraw', withdraw),
    refused('FLOW-NEED', /须有两名发现人，应回避的人不算（1 条）/),
  );
  assert.equal((await drafted.row('DG-2'))['verdict'], 'finding');
  await drafted.step(office(), 'DG-1', 'reconsider', { opinion: '一名发现人须回避' });
  assert.equal((await drafted.row('DG-1'))['verdict'], null);
  await drafted.step(office(), 'DG-1', 'drop', { values: { drop_reason: '没有另一名发现人' } });
  await walk.step(office(), FIRST, 'withdraw', withdraw);
});

test('feedback needs a finding, and the evaluation a plan for each of them', async () => {
  const { row_id: row } = await walk.row(FIRST);
  const act = { scope: city.scope, actor: actorOf('测试', 'web'), now: NOW } as const;
  const { matter } = await readWay(city.db, city.pack, act, walk.ledger, {
    id: String(row),
    taker: office(),
  });
  assert.equal(matter.until, '2021-06-10', 'a month after the end on the spot');
  const heard = { heard_on: '2021-06-01', report_doc_no: '云巡〔2021〕3号' };
  await walk.step(office(), FIRST, 'report', { values: heard, day: '2021-06-01' });
  const fed = { feedback_on: '2021-06-20', feedback_doc_no: '云巡〔2021〕5号' };
  const feedBack = { values: fed, day: '2021-06-20' };
  await assert.rejects(
    walk.step(office(), FIRST, 'feed_back', feedBack),
    refused('FLOW-NEED', /先在问题整改台账登记/),
  );
  await take(findings({ no: 'XC-1', on: '2021-06-20', more: { 巡察轮次: FIRST } }));
  await walk.step(office(), FIRST, 'feed_back', feedBack);
  const handOver = { day: '2021-06-25' };
  await assert.rejects(
    walk.step(office(), FIRST, 'hand_over', handOver),
    refused('FLOW-NEED', /签收（1 条）/),
  );
  const drafted = await walkerOf(city, 'inspection_draft');
  await assert.rejects(drafted.step(office(), 'DG-4', 'receive'), refused('FLOW-WHO', /岗位/));
  await drafted.step(drafted.somebody('案管甲', 'discipline_case_keeper', 'JW'), 'DG-4', 'receive');
  await walk.step(office(), FIRST, 'hand_over', handOver);
  const evaluate = { values: { evaluation_grade: '较好' }, day: '2021-12-20' };
  await assert.rejects(
    walk.step(office(), FIRST, 'evaluate', evaluate),
    refused('FLOW-NEED', /还有问题没有报整改方案/),
  );
  const finding = await walkerOf(city);
  await finding.step(finding.somebody('甲文书', 'unit_clerk', 'U2'), 'XC-1', 'plan', {
    day: '2021-07-01',
    values: { measures: '修订制度', target: '落实', lead_official: '王一（甲局）', due_on: '2021-12-01' },
  });
  await walk.step(office(), FIRST, 'evaluate', evaluate);
  assert.equal((await walk.step(office(), FIRST, 'archive')).state, 'archived');
});

test('rounds of an older list stand where their days say, which is told, and say for ever that they did not walk', async () => {
  const { reported } = await take(
    rounds(
      { 巡察轮次: '2020年第1轮', 进驻日期: '2020-03-01', 撤点日期: '2020-05-01', 反馈日期: '2020-06-01' },
      { 巡察轮次: '2020年第2轮', 进驻日期: '2020-09-01', 撤点日期: '2020-11-01' },
      { 巡察轮次: '2021年第2轮', 进驻日期: '2021-10-01', 已作回避审查: '否' },
      { 巡察轮次: '2022年第1轮' },
    ),
  );
  const told = reported.filter(({ kind }) => kind === 'entered').map(({ message }) => message);
  assert.equal(told.length, 3);
  assert.match(told.join(), /有 1 条没有填环节，按已填的内容转入“已归档”/);
  const stands = async (no: string) => {
    const { stage, row_entered: entered } = await walk.row(no);
    return [stage, entered];
  };
  assert.deepEqual(await stands('2020年第1轮'), ['archived', 'archived']);
  assert.deepEqual(await stands('2020年第2轮'), ['withdrawn', 'withdrawn']);
  assert.deepEqual(await stands('2021年第2轮'), ['entered', 'entered']);
  assert.deepEqual(await stands('2022年第1轮'), ['planned', null]);
  const { differences } = await withScope(city.db, city.scope, (client) =>
    examineStates(client, city.scope.region, city.pack),
  );
  assert.deepEqual(differences, []);
});
