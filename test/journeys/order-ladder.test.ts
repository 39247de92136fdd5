// An order from its issue to its end: reply and verdict, the rungs with what each leaves, and the end with its matter.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { endEnded, examineStates } from '#engine/workflow/index.ts';
import { verifyLog } from '#engine/audit/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { orders } from '../builders/orders.ts';
import { cityMaker, NOW, type TestCity } from '../support/a-city.ts';
import { type Walker, walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
const directory = temporaryDir('orders-');
let city: TestCity;
let walk: Walker;
let found: Walker;

const give = (...sheets: Parameters<typeof aWorkbook>[0]) => {
  const file = join(directory, '督办.xlsx');
  writeFileSync(file, aWorkbook([...sheets]));
  return city.import([file]);
};
before(async () => {
  city = await maker.aCity();
  const { accepted, errors } = await give(
    ...FLOW_CITY,
    findings({ no: 'XC-1' }, { no: 'XC-2' }),
    orders(
      { no: 'DB-1' },
      { no: 'DB-2', due: '2022-03-01' },
      { no: 'DB-3', due: '2022-03-01', shortfall: '记录不实' },
      { no: 'DB-4', replied: '2021-10-20', level: '约谈' },
      { no: 'DB-5', finding: 'XC-1' },
      { no: 'DB-6', finding: 'XC-2' },
      { no: 'DB-7' },
      { no: 'DB-8' },
    ),
  );
  assert.ok(accepted, JSON.stringify(errors));
  walk = await walkerOf(city, 'supervision_order');
  found = await walkerOf(city);
});

const refused = (code: string, reason?: RegExp) => (error: unknown) => {
  assert.ok(isMingzeError(error, code), String(error));
  if (reason) assert.match(`${error.message}${JSON.stringify(error.details)}`, reason);
  return true;
};
const clerk = () => walk.somebody('甲文书', 'unit_clerk', 'U2');
const office = (name = '巡察甲') => walk.somebody(name, 'inspection_office', 'XC');
const committee = () => walk.somebody('市委办甲', 'committee_office', 'U1');
const rows = (table: string, key: string) =>
  city.query(`select * from ledger.${table} where row_key like $1 order by row_key`, [`${key}%`]);
const TALK = { due_on: '2022-02-01', talker: '王一（甲局）', talkee: '赵九（清溪镇）' };
const CIRCULAR = { due_on: '2022-03-01', circular_doc_no: '江办〔2022〕3号', circular_scope: '全市' };

test('the unit replies, who issued it returns and ends it; an older list with a reply has ended', async () => {
  assert.deepEqual(
    [(await walk.row('DB-4'))['stage'], (await walk.row('DB-4'))['row_entered']],
    ['finished', 'finished'],
  );
  await assert.rejects(walk.step(office(), 'DB-2', 'finish'), refused('FLOW-STATE'));
  await assert.rejects(
    walk.step(walk.somebody('清溪文书', 'township_clerk', 'XZ1'), 'DB-2', 'reply', {
      values: { reply: '已办' },
    }),
    refused('RECORD-NOT-FOUND'),
  );
  await walk.step(clerk(), 'DB-2', 'reply', { values: { reply: '已补开会议' } });
  await assert.rejects(walk.step(clerk(), 'DB-2', 'finish'), refused('FLOW-WHO'));
  await assert.rejects(
    walk.step(walk.somebody('纪委乙', 'discipline_clerk', 'JW'), 'DB-2', 'finish'),
    refused('FLOW-WHO', /不是这一事项的单位/),
  );
  await assert.rejects(walk.step(office(), 'DB-2', 'return', { opinion: '' }), refused('FLOW-ASKED', /意见/));
  await walk.step(office(), 'DB-2', 'return', { opinion: '请写明日期' });
  assert.equal((await walk.row('DB-2'))['replied_on'], null);
  await walk.step(clerk(), 'DB-2', 'reply', { values: { reply: '1月8日补开' } });
  await walk.step(committee(), 'DB-2', 'finish');
  assert.equal((await walk.row('DB-2'))['stage'], 'finished');
});

test('each rung leaves what it says, and none is jumped but for a false record', async () => {
  await assert.rejects(
    walk.step(office(), 'DB-8', 'accountability', {
      values: { due_on: '2022-04-01', situation: '第七条第二项' },
    }),
    refused('FLOW-NEED', /先约谈/),
  );
  await assert.rejects(
    walk.step(committee(), 'DB-8', 'circular', { values: CIRCULAR }),
    refused('FLOW-NEED', /先约谈/),
  );
  await assert.rejects(walk.step(clerk(), 'DB-8', 'interview', { values: TALK }), refused('FLOW-WHO'));
  await walk.step(office(), 'DB-8', 'interview', { values: TALK });
  const talked = await walk.row('DB-8');
  assert.deepEqual(
    [talked['escalation'], talked['stage'], String(talked['due_on'])],
    ['interview', 'awaiting', '2022-02-01'],
  );
  const [talk, ...more] = await rows('heart_to_heart_talk', 'DB-8');
  assert.deepEqual(more, []);
  assert.deepEqual(
    [
      talk?.['talk_no'],
      talk?.['order'],
      talk?.['kind'],
      talk?.['talkee'],
      talk?.['done'],
      talk?.['row_status'],
      talk?.['row_readers'],
    ],
    ['DB-8-约谈1', 'DB-8', 'reminder', 'P9', true, 'accepted', ['of-巡察甲']],
  );
  await assert.rejects(
    walk.step(office(), 'DB-8', 'interview', { values: TALK }),
    refused('FLOW-NEED', /已经约谈过/),
  );
  // A circular may come only once the new day has passed, or the reply is bad.
  await assert.rejects(
    walk.step(committee(), 'DB-8', 'circular', { values: CIRCULAR }),
    refused('FLOW-NEED', /没有到/),
  );
  await walk.step(clerk(), 'DB-8', 'reply', { values: { reply: '正在办' } });
  await walk.step(committee(), 'DB-8', 'circular', { values: CIRCULAR });
  const [circular] = await rows('work_circular', 'DB-8');
  assert.deepEqual(
    [
      circular?.['document'],
      circular?.['scope'],
      circular?.['unit_id'],
      circular?.['matter'],
      circular?.['row_status'],
    ],
    ['江办〔2022〕3号', 'city', 'U2', '整改逾期', 'accepted'],
  );
  await walk.step(committee(), 'DB-3', 'circular', { values: CIRCULAR });
  assert.equal((await walk.row('DB-3'))['escalation'], 'circular');
  await walk.step(committee(), 'DB-8', 'accountability', {
    values: { due_on: '2022-04-01', situation: '第七条第二项' },
  });
  const [proposal] = await rows('accountability_decision', 'DB-8');
  assert.deepEqual(
    [
      proposal?.['matter_no'],
      proposal?.['order'],
      proposal?.['situation'],
      proposal?.['state'],
      proposal?.['target_unit'],
    ],
    ['DB-8-问责1', 'DB-8', 's2', 'proposed', 'U2'],
  );
});

test('the level is typed once: no later list, and no post by SQL, moves it', async () => {
  const { accepted, errors } = await give(orders({ no: 'DB-7', level: '通报' }));
  assert.equal(accepted, false);
  assert.match(JSON.stringify(errors), /处置层级.*只由办理步骤改写/);
  assert.ok((await give(orders({ no: 'DB-7' }))).accepted, 'the same list again');
  const { rows: granted } = await city.db.owner.query<{ update: boolean; insert: boolean }>(
    `select has_column_privilege('mingze_post', 'ledger.supervision_order', 'escalation', 'update') as update,
       has_column_privilege('mingze_post', 'ledger.supervision_order', 'escalation', 'insert') as insert`,
  );
  assert.deepEqual(granted, [{ update: false, insert: true }]);
});

test('what is asked for twice at once is done once', async () => {
  const twice = await Promise.allSettled([
    walk.step(office(), 'DB-7', 'interview', { values: TALK }),
    walk.step(committee(), 'DB-7', 'interview', { values: TALK }),
  ]);
  assert.equal(twice.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await rows('heart_to_heart_talk', 'DB-7')).length, 1);
});

test('closing the matter closes the order, in the same act; a matter that goes on does not', async () => {
  const plan = {
    measures: '修订制度',
    target: '制度落实',
    lead_official: '王一（甲局）',
    due_on: '2021-09-05',
  };
  await walk.step(clerk(), 'DB-6', 'reply', { values: { reply: '已报方案' } });
  await found.step(clerk(), 'XC-1', 'plan', { values: plan });
  assert.equal((await walk.row('DB-5'))['stage'], 'awaiting');
  await found.step(found.somebody('甲局长', 'unit_reviewer', 'U2'), 'XC-1', 'apply', {
    values: { mended_on: '2021-12-20', evidence: '甲局〔2022〕1号' },
  });
  await found.step(office('巡察乙'), 'XC-1', 'accept');
  const order = await walk.row('DB-5');
  assert.deepEqual([order['stage'], order['replied_on']], ['finished', null]);
  const [step] = await city.query(
    `select step, actor, opinion from core.steps where ledger = 'supervision_order' and row_id = $1 order by step_no desc limit 1`,
    [order['row_id']],
  );
  assert.deepEqual(step, { step: 'end_with_matter', actor: '巡察乙', opinion: '问题整改台账 XC-1 已经办结' });
  assert.equal((await walk.row('DB-6'))['stage'], 'replied');
  await found.step(office('巡察乙'), 'XC-2', 'withdraw', { opinion: '反馈有误' });
  await found.step(office(), 'XC-2', 'withdraw', { opinion: '反馈有误' });
  assert.equal((await walk.row('DB-6'))['stage'], 'finished');
  await assert.rejects(walk.step(office(), 'DB-1', 'end_with_matter'), refused('FLOW-WHO', /由程序随之办结/));
});

test('what was closed by a list or a form ends its order by the next day, once', async () => {
  const item = (closed: string | null): Parameters<typeof aWorkbook>[0][number] => ({
    name: '巡视巡察整改台账',
    rows: [
      [
        '整改编号',
        '反馈来源',
        '反馈日期',
        '反馈问题',
        '责任单位',
        '整改状态',
        '整改措施',
        '销号日期',
        '销号依据',
      ],
      [
        'ZG-1',
        '市委巡察',
        '2021-03-01',
        '制度不全',
        '甲局',
        closed === null ? '整改中' : '已完成',
        '修订制度',
        closed,
        '甲局〔2021〕1号',
      ],
    ],
  });
  const given = await give(item(null), orders({ no: 'DB-9', item: 'ZG-1', finding: 'XC-1' }));
  assert.ok(given.accepted, JSON.stringify(given.errors));
  const { db, pack, scope } = city;
  assert.equal(await endEnded(db, pack, scope.region, NOW), 0, 'of two matters one goes on');
  const closed = await give(item('2021-12-01'));
  assert.ok(closed.accepted, JSON.stringify(closed.errors));
  assert.equal(await endEnded(db, pack, scope.region, NOW), 1);
  assert.equal((await walk.row('DB-9'))['stage'], 'finished');
  const [step] = await city.query(
    `select actor, account, opinion from core.steps where ledger = 'supervision_order' and row_id = $1`,
    [(await walk.row('DB-9'))['row_id']],
  );
  assert.deepEqual(step, {
    actor: '明责程序',
    account: '',
    opinion: '问题整改台账 XC-1 已经办结；巡视巡察整改台账 ZG-1 已经办结',
  });
  assert.equal(await endEnded(db, pack, scope.region, NOW), 0);
});

test('accountability: investigated and delivered by two, heard before it is decided, by who has the authority', async () => {
  const matters = await walkerOf(city, 'accountability_decision');
  const no = 'DB-8-问责1';
  const keeper = matters.somebody('案管甲', 'discipline_case_keeper', 'JW');
  const other = matters.somebody('案管乙', 'discipline_case_keeper', 'JW');
  // A sealed matter does not exist for who does not know of it.
  await assert.rejects(
    matters.step(matters.somebody('承办丙', 'discipline_clerk', 'JW'), no, 'open'),
    refused('RECORD-NOT-FOUND'),
  );
  await assert.rejects(
    matters.step(keeper, no, 'open', { values: { target_kind: '领导干部', situation: '第七条第二项' } }),
    refused('RECORD-REFUSED', /须写明是谁/),
  );
  const official = { target_kind: '领导干部', official: '王一（甲局）', situation: '第七条第二项' };
  await matters.step(keeper, no, 'open', { values: official });
  await matters.step(keeper, no, 'investigate', { values: { responsibility: '主要领导责任' } });
  assert.equal((await matters.row(no))['state'], 'opened');
  await assert.rejects(
    matters.step(keeper, no, 'investigate', { values: { responsibility: '主要领导责任' } }),
    refused('FLOW-WHO', /另一人/),
  );
  await matters.step(other, no, 'investigate', { values: { responsibility: '主要领导责任' } });
  await assert.rejects(matters.step(keeper, no, 'hear'), refused('FLOW-WHO', /须先办“容错审查”/));
  await matters.step(keeper, no, 'consider_exemption', { values: { exemption: '不属于容错情形' } });
  const decision = {
    mode: '组织调整或者组织处理',
    deciding_body: '纪委',
    decided_on: '2022-01-10',
    document: '江纪〔2022〕1号',
  };
  await assert.rejects(matters.step(keeper, no, 'decide', { values: decision }), refused('FLOW-STATE'));
  await matters.step(keeper, no, 'hear');
  await matters.step(other, no, 'hear');
  const third = matters.somebody('案管丙', 'discipline_case_keeper', 'JW');
  await assert.rejects(
    matters.step(keeper, no, 'decide', { values: decision }),
    refused('FLOW-WHO', /须由别人办/),
  );
  await assert.rejects(
    matters.step(third, no, 'decide', { values: decision }),
    refused('RECORD-REFUSED', /只能建议/),
  );
  await matters.step(third, no, 'decide', { values: { ...decision, deciding_body: '有管理权限的党组织' } });
  await matters.step(keeper, no, 'deliver', { values: { appeal_told: '否' } });
  await matters.step(other, no, 'deliver', { values: { appeal_told: '否' } });
  await assert.rejects(matters.step(keeper, no, 'execute'), refused('FLOW-NEED', /申诉权/));
});

test('states are those that the steps give, and the log holds', async () => {
  const { db, pack, scope } = city;
  const { differences } = await withScope(db, scope, (client) => examineStates(client, scope.region, pack));
  assert.deepEqual(differences, []);
  assert.deepEqual((await verifyLog({ db, scope, keyId: null, kept: [] })).faults, []);
});
