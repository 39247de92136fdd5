// One finding from its feedback to the look back, and every way around a step that somebody might try.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examineStates } from '#engine/workflow/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { cityMaker, type TestCity } from '../support/a-city.ts';
import { type Walker, walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
const directory = temporaryDir('findings-');
let city: TestCity;
let walk: Walker;

before(async () => {
  city = await maker.aCity();
  const file = join(directory, '问题.xlsx');
  writeFileSync(
    file,
    aWorkbook([
      ...FLOW_CITY,
      findings(
        { no: 'XC-1' },
        { no: 'XC-2', severity: '突出' },
        {
          no: 'XC-3',
          more: { 整改进度: '已销号', 销号日期: '2021-09-01', 整改措施: '建章立制', 销号依据: '报告1号' },
        },
        { no: 'XC-4', unit: '清溪镇柳树村' },
        { no: 'XC-8', unit: '清溪镇柳树村' },
      ),
    ]),
  );
  const { accepted, errors } = await city.import([file]);
  assert.ok(accepted, JSON.stringify(errors));
  walk = await walkerOf(city);
});

const refused = (code: string, reason?: RegExp) => (error: unknown) => {
  assert.ok(isMingzeError(error, code), String(error));
  if (reason) assert.match(`${error.message}${JSON.stringify(error.details)}`, reason);
  return true;
};
const PLAN = {
  measures: '修订三项制度',
  target: '制度全部落实',
  lead_official: '王一（甲局）',
  due_on: '2021-09-05',
};
const APPLY = { mended_on: '2021-08-20', evidence: '甲局〔2021〕9号' };

test('a finding is planned, applied for, closed by another unit, looked back at, and comes back as a new one', async () => {
  const clerk = walk.somebody('甲文书', 'unit_clerk', 'U2');
  const head = walk.somebody('甲局长', 'unit_reviewer', 'U2');
  const office = walk.somebody('巡察甲', 'inspection_office', 'XC');
  assert.equal((await walk.row('XC-1'))['state'], 'issued');
  await walk.step(clerk, 'XC-1', 'plan', { values: PLAN, day: '2021-03-20' });
  const planned = await walk.row('XC-1');
  assert.equal(planned['state'], 'planned');
  assert.equal(planned['measures'], '修订三项制度');
  assert.equal(planned['lead_official'], 'P1');
  await walk.step(office, 'XC-1', 'extend', { values: { due_on: '2021-10-05' }, day: '2021-08-01' });
  assert.equal(String((await walk.row('XC-1'))['extended_from']), '2021-09-05');
  await walk.step(head, 'XC-1', 'apply', { values: APPLY, day: '2021-09-30' });
  const applied = await walk.row('XC-1');
  assert.equal(String(applied['applied_on']), '2021-09-30');
  assert.equal(
    String(applied['row_state_due']),
    '2021-10-27',
    'fifteen working days, the national holidays left out',
  );
  await walk.step(office, 'XC-1', 'accept', { day: '2021-10-12' });
  const closed = await walk.row('XC-1');
  assert.equal(closed['state'], 'closed');
  assert.equal(String(closed['closed_on']), '2021-10-12');
  const another = walk.somebody('巡察乙', 'inspection_office', 'XC');
  await assert.rejects(
    walk.step(office, 'XC-1', 'look_back'),
    refused('FLOW-WHO', /您办过这一事项的“同意销号”/),
  );
  await walk.step(another, 'XC-1', 'look_back', { day: '2022-01-05' });
  const { opened, state } = await walk.step(another, 'XC-1', 'relapse', { opinion: '又有三项没有执行' });
  assert.equal(state, 'looked_back', 'the old one stays closed');
  assert.equal(opened, 'XC-1-反弹1');
  const back = await walk.row('XC-1-反弹1');
  assert.deepEqual(
    [
      back['state'],
      back['relapse_of'],
      back['severity'],
      back['unit_id'],
      back['row_status'],
      back['row_step'],
    ],
    ['issued', 'XC-1', 'serious', 'U2', 'accepted', 0],
  );
});

test('nobody takes a step who is not to: another post, another unit, the same person, a unit of its own matter', async () => {
  const clerk = walk.somebody('甲文书', 'unit_clerk', 'U2');
  const head = walk.somebody('甲局长', 'unit_reviewer', 'U2');
  const other = walk.somebody('乙文书', 'unit_clerk', 'U3');
  const office = walk.somebody('巡察甲', 'inspection_office', 'XC');
  const second = walk.somebody('巡察乙', 'inspection_office', 'XC');
  await assert.rejects(walk.step(other, 'XC-2', 'plan', { values: PLAN }), refused('RECORD-NOT-FOUND'));
  await assert.rejects(
    walk.step(office, 'XC-2', 'plan', { values: PLAN }),
    refused('FLOW-WHO', /责任单位的/),
  );
  await assert.rejects(
    walk.step(clerk, 'XC-2', 'apply', { values: APPLY }),
    refused('FLOW-STATE', /待报方案/),
  );
  await assert.rejects(
    walk.step(clerk, 'XC-2', 'plan', { values: { ...PLAN, measures: '', due_on: '下个月' } }),
    refused('FLOW-ASKED', /整改措施.*必填|due_on/),
  );
  await assert.rejects(
    walk.step(clerk, 'XC-2', 'plan', { values: { ...PLAN, problem: '没有问题' } }),
    refused('FLOW-ASKED', /不填写/),
  );
  await assert.rejects(
    walk.step(clerk, 'XC-2', 'plan', { values: PLAN, day: '2022-02-01' }),
    refused('FLOW-DAY', /晚于今天/),
  );
  await assert.rejects(
    walk.step(clerk, 'XC-2', 'plan', { values: PLAN, day: '2021-03-01' }),
    refused('FLOW-DAY', /早于/),
  );
  await assert.rejects(
    walk.step(clerk, 'XC-2', 'plan', { values: { ...PLAN, due_on: '2021-03-01' } }),
    refused('RECORD-REFUSED', /时限早于/),
  );
  await walk.step(clerk, 'XC-2', 'plan', { values: PLAN });
  await assert.rejects(
    walk.step(office, 'XC-2', 'return_plan', { opinion: ' ' }),
    refused('FLOW-ASKED', /意见/),
  );
  await walk.step(head, 'XC-2', 'apply', { values: APPLY });
  // A serious one takes two.
  const first = await walk.step(office, 'XC-2', 'accept');
  assert.deepEqual([first.moved, first.state], [false, 'applied']);
  await assert.rejects(walk.step(office, 'XC-2', 'accept'), refused('FLOW-WHO', /还须另一人/));
  assert.equal((await walk.step(second, 'XC-2', 'accept')).state, 'closed');
});

test('what a step may fill in keeps what it has where nothing is said of it, and is emptied where it is said', async () => {
  const clerk = walk.somebody('村文书', 'village_clerk', 'C1');
  const values = { ...PLAN, lead_official: '赵九' };
  await walk.step(clerk, 'XC-8', 'plan', { values });
  await walk.step(clerk, 'XC-8', 'progress', { values: { mended_on: '2021-12-01' } });
  await walk.step(clerk, 'XC-8', 'progress');
  assert.equal(String((await walk.row('XC-8'))['mended_on']), '2021-12-01');
  await walk.step(clerk, 'XC-8', 'progress', { values: { mended_on: '' } });
  assert.equal((await walk.row('XC-8'))['mended_on'], null);
});

test('neither form, import, nor SQL walks past a step', async () => {
  const file = join(directory, '绕过.xlsx');
  const wrong = [
    findings({ no: 'XC-5', more: { 整改进度: '申请销号' } }),
    findings({ no: 'XC-6', more: { 销号日期: '2021-09-01', 整改措施: '建章立制', 销号依据: '报告1号' } }),
    findings({ no: 'XC-7', more: { 反弹自: 'XC-1' } }),
    findings({ no: 'XC-4', unit: '清溪镇柳树村', more: { 整改进度: '已销号' } }),
  ];
  for (const [index, sheet] of wrong.entries()) {
    writeFileSync(file, aWorkbook([sheet]));
    const { accepted, errors } = await city.import([file]);
    assert.equal(accepted, false, String(index));
    assert.deepEqual(
      errors.map(({ kind, row }) => [kind, row]),
      [['by_step', 2]],
    );
  }
  const { region } = city.scope;
  const client = await city.db.app.connect();
  try {
    for (const role of [
      'mingze_app',
      'mingze_region',
      'mingze_post',
      'mingze_post_ranges',
      'mingze_post_region',
    ]) {
      for (const sql of [
        `update ledger.finding set state = 'closed' where row_key = 'XC-4'`,
        `update ledger.finding set row_step = 5`,
        `update ledger.finding set row_entered = 'closed'`,
        `update ledger.finding set closed_on = '2021-09-01'`,
        `insert into core.steps (region_id, id, ledger, row_id, step_no, flow, flow_version, step, from_state, to_state, half, unit_id, unit_path, author, readers, actor, account, post, acting_unit, happened_on, received_at, row_version)
         select region_id, row_id, 'finding', row_id, 1, 'rectification', 1, 'accept', 'issued', 'closed', false, unit_id, unit_path, '', '{}', 'x', 'x', 'x', 'x', current_date, now(), 2 from ledger.finding`,
        `delete from core.steps`,
        `update core.steps set to_state = 'closed'`,
      ]) {
        await client.query(`begin; ${role === 'mingze_app' ? '' : `set local role ${role};`}`);
        await assert.rejects(client.query(sql), /permission denied/u, `${role}: ${sql}`);
        await client.query('rollback');
      }
    }
    // A row that says that it came in as closed is marked for ever; any other state is refused by the table itself.
    await client.query(`begin; set local role mingze_region; set local app.region = '${region}'`);
    await assert.rejects(
      client.query(
        `insert into ledger.finding (region_id, row_status, row_id, row_key, unit_id, unit_path, row_received_at, row_amended_at, row_version, row_batch_id, row_author, row_readers, state)
         select region_id, 'accepted', gen_random_uuid(), 'XC-99', unit_id, unit_path, now(), now(), 1, row_batch_id, '', '{}', 'closed' from ledger.finding limit 1`,
      ),
      /finding_walked/u,
    );
    await client.query('rollback');
  } finally {
    client.release();
  }
});

test('what came in on its way says so for ever, and goes on from there', async () => {
  const row = await walk.row('XC-3');
  assert.deepEqual([row['state'], row['row_entered'], row['row_step']], ['closed', 'closed', 0]);
  const office = walk.somebody('巡察甲', 'inspection_office', 'XC');
  await walk.step(office, 'XC-3', 'look_back');
  assert.equal((await walk.row('XC-3'))['row_entered'], 'closed');
});

test('of twenty people who take the same step at once one takes it', async () => {
  const clerks = Array.from({ length: 20 }, (_, index) =>
    walk.somebody(`村文书${index}`, 'village_clerk', 'C1'),
  );
  const { row_version: version } = await walk.row('XC-4');
  const given = { values: { ...PLAN, lead_official: '赵九' }, version: Number(version) };
  const results = await Promise.allSettled(clerks.map((clerk) => walk.step(clerk, 'XC-4', 'plan', given)));
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of results)
    if (one.status === 'rejected') assert.ok(isMingzeError(one.reason, 'FLOW-STATE'), String(one.reason));
  assert.equal((await walk.row('XC-4'))['row_step'], 1);
});

test('every state is what its steps give, and the log tells every step', async () => {
  const { db, pack, scope } = city;
  const { examined, differences } = await withScope(db, scope, (client) =>
    examineStates(client, scope.region, pack),
  );
  assert.equal(examined, 6);
  assert.deepEqual(differences, []);
  const steps = await city.query('select count(*)::int as n from core.steps');
  const told = await city.query(`select count(*)::int as n from audit.entries where type = 'flow.step'`);
  assert.deepEqual(steps, told);
  await db.owner.query(`update ledger.finding set state = 'withdrawn', row_step = 9 where row_key = 'XC-4'`);
  const wrong = await withScope(db, scope, (client) => examineStates(client, scope.region, pack));
  assert.deepEqual(
    wrong.differences.map(({ key, reason }) => [key, reason]),
    [['XC-4', '步数与办理记录不符']],
  );
});
