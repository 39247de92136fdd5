// Over HTTP, what could not be done before: the commission records its notice and its check of a filing, the committee's
// office the secretary's talk, a village what interference it met; the case room accepts; and nobody else gets in.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { posts, units } from '../builders/small-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const COMMISSION = ['U4', '市纪委监委', '市纪委', '市纪委监委', 'U1'] as const;
const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(COMMISSION, TOWN, VILLAGE), posts()]));
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const [clerk, keeper, office, village, unit] = [
  await service.as('discipline_clerk'),
  await service.as('discipline_case_keeper'),
  await service.as('committee_office'),
  await service.as('village_clerk'),
  await service.as('unit_clerk'),
];
const record = (visitor: Visitor, ledger: string, values: Readonly<Record<string, string>>) =>
  visitor.ask('POST', `ledgers/${ledger}/rows`, { body: { values, submit: true } });
const rowsOf = async (visitor: Visitor, ledger: string): Promise<number> =>
  (await visitor.ask('GET', `ledgers/${ledger}/rows`)).json.items.length;

test('the commission sends a notice: its clerk records it, the case room accepts it, no other post may', async () => {
  const notice = {
    node: '元旦',
    holiday_on: '2022-01-01',
    issuer: '市纪委监委',
    issued_on: '2021-12-25',
    doc_no: '云纪办〔2021〕9号',
    recipients: '甲局',
  };
  for (const other of [office, village, unit]) {
    const refused = await record(other, 'holiday_integrity_notice', notice);
    assert.equal(refused.json.code, 'ACCESS-DENIED', refused.text);
  }
  const made = await record(clerk, 'holiday_integrity_notice', notice);
  assert.equal(made.status, 201, made.text);
  const at = `ledgers/holiday_integrity_notice/rows/${made.json.id}`;
  assert.equal((await clerk.ask('POST', `${at}/accept`, { body: {} })).json.code, 'ACCESS-DENIED');
  assert.equal((await office.ask('POST', `${at}/accept`, { body: {} })).json.code, 'ACCESS-DENIED');
  assert.equal((await keeper.ask('POST', `${at}/accept`, { body: {} })).status, 200);
});

test('a unit files a matter, and the commission enters its check in that row', async () => {
  const filing = {
    filing_no: 'BB-1',
    unit: '甲局',
    official: 'P3',
    matter_kind: '工程项目',
    filed_on: '2021-12-01',
  };
  const made = await record(unit, 'matter_filing', filing);
  assert.equal(made.status, 201, made.text);
  const at = `ledgers/matter_filing/rows/${made.json.id}`;
  assert.equal((await office.ask('POST', `${at}/accept`, { body: {} })).status, 200);
  const { version } = (await clerk.ask('GET', at)).json;
  const typed = { values: { ...filing, check_result: '一致' }, version, submit: true, reason: '同步核对' };
  assert.equal((await unit.ask('PUT', at, { body: typed })).json.code, 'RECORD-REFUSED');
  const step = {
    step: 'agree',
    version,
    values: { checked_by_unit: '市纪委监委', checked_on: '2021-12-20' },
  };
  assert.equal((await unit.ask('POST', `${at}/steps`, { body: step })).json.code, 'FLOW-WHO');
  const checked = await clerk.ask('POST', `${at}/steps`, { body: step });
  assert.equal(checked.status, 200, checked.text);
  const history = await unit.ask('GET', `ledgers/matter_filing/rows/${made.json.id}/history`);
  assert.equal(history.json.items.length, 3, 'who filed sees what the commission entered');
});

test('the committee’s office records a talk and a village interference; each sees its own, the case room both', async () => {
  const talk = {
    talk_no: 'TX-1',
    unit: '江河市委',
    talker: 'P1',
    talkee: 'P3',
    kind: '谈心谈话',
    talked_on: '2021-12-02',
    done: '是',
  };
  const interference = {
    record_no: 'GY-1',
    unit: '清溪村',
    official: 'P3',
    matter_kind: '工程建设',
    recorded_on: '2021-12-03',
  };
  assert.equal((await record(village, 'heart_to_heart_talk', talk)).json.code, 'API-LEDGER');
  const talked = await record(office, 'heart_to_heart_talk', talk);
  assert.equal(talked.status, 201, talked.text);
  const met = await record(village, 'interference_record', interference);
  assert.equal(met.status, 201, met.text);
  assert.deepEqual(
    [await rowsOf(office, 'heart_to_heart_talk'), await rowsOf(unit, 'heart_to_heart_talk')],
    [1, 0],
  );
  assert.deepEqual(
    [await rowsOf(village, 'interference_record'), await rowsOf(office, 'interference_record')],
    [1, 0],
  );
  for (const [ledger, id] of [
    ['heart_to_heart_talk', talked.json.id],
    ['interference_record', met.json.id],
  ] as const) {
    assert.equal(await rowsOf(keeper, ledger), 1);
    const accepted = await keeper.ask('POST', `ledgers/${ledger}/rows/${id}/accept`, { body: {} });
    assert.equal(accepted.status, 200, accepted.text);
  }
});

test('the commission is a unit with a clerk of its own, who has no part in its cases', async () => {
  const [system, security] = [
    await service.as('system_administrator'),
    await service.as('security_administrator'),
  ];
  const made = await system.ask('POST', 'accounts', { body: { login: 'wu.ban', name: '吴办' } });
  const body = {
    account: made.json.id,
    kind: 'unit_clerk',
    unit: 'U4',
    from: '2022-01-01',
    reason: '机关党务',
  };
  const appointed = await security.ask('POST', 'appointments', { body });
  assert.equal(appointed.status, 201, appointed.text);
  const own = service.visitor();
  await own.signIn('wu.ban', made.json.password);
  const change = { old: made.json.password, new: 'lan-tian-bai-yun-7' };
  assert.equal((await own.ask('POST', 'session/password', { body: change })).status, 204);
  await own.signIn('wu.ban', 'lan-tian-bai-yun-7');
  assert.equal((await own.ask('GET', 'ledgers/discipline_case')).json.code, 'API-LEDGER');
  const lecture = await own.ask('GET', 'ledgers/education_session/rows');
  assert.equal(lecture.status, 200, lecture.text);
});
