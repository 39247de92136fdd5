// A number that counts rows of another ledger is typed while there are none, and follows them as soon as there is one: in the
// same moment, whoever acts; and it is typed again when the last one is gone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { rightsOf } from '#engine/access/rights-of.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { rowHistory } from '#engine/records/row-history.ts';
import { takeBack } from '#engine/records/take-back.ts';
import { undoBatch } from '#engine/records/undo-batch.ts';
import { loadUnits } from '#engine/records/names.ts';
import { subtreeOf, unitPaths } from '#engine/records/unit-paths.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import { saveRow, type SavedRow } from '#stages/ledgers/operations/save-row.ts';
import { checks, hazards, sheet } from '../builders/checks.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { walkerOf } from '../support/flow-takers.ts';
import { kinds, stories } from '../support/stories.ts';

const { aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const sound = async (path: string): Promise<void> => assert.deepEqual((await city.import([path])).errors, []);
await sound(book(...FLOW_CITY));
const ledgerOf = (id: string) => pack.ledgers.get(id) ?? assert.fail(id);
const check = ledgerOf('supervision_check');
const finding = ledgerOf('finding');
const walk = await walkerOf(city);
const { paths } = unitPaths(await withScope(db, scope, (client) => loadUnits(client, scope.region)));
const program: Act = { scope, actor: TESTER, now: NOW };

function acting(kind: string, unit: string, action: LedgerAction): Act {
  const who = { appointment: `post-${unit}`, account: `account-${unit}`, kind, unit, named: [] };
  const rights = rightsOf(pack.access, who, action, paths);
  return { scope: { ...scope, rights }, actor: actorOf(unit, 'web'), now: NOW };
}

async function row(ledger: string, key: string): Promise<Readonly<Record<string, unknown>>> {
  const [found] = await city.query(`select to_jsonb(t.*) as row from ledger.${ledger} t where row_key = $1`, [
    key,
  ]);
  return (found?.['row'] ?? {}) as Readonly<Record<string, unknown>>;
}

async function counted(key: string): Promise<unknown> {
  return (await row('supervision_check', key))['finding_count'];
}

const voided = (key: string) =>
  changeStatus({ ...program, db, pack, ledger: finding, key, action: 'void', reason: '登记重复' });

const lastBatch = async (): Promise<string> => {
  const [found] = await city.query(
    `select id from core.batches where kind = 'import' order by id desc limit 1`,
  );
  return String(found?.['id']);
};

async function holds(): Promise<void> {
  const { faults } = await verifyLog({ db, scope, keyId: null, kept: [] });
  assert.deepEqual(faults, []);
}

const saveCheck = async (key: string, values: Readonly<Record<string, string>>): Promise<SavedRow> => {
  const now = await row('supervision_check', key);
  return saveRow({
    ...acting('unit_clerk', 'U3', 'write'),
    db,
    pack,
    ledger: check,
    values: {
      check_no: key,
      mode: '明察',
      topic: '作风建设',
      organiser: 'U3',
      checked_on: '2021-03-01',
      ...values,
    },
    status: 'submitted',
    known: { id: String(now['row_id']), version: Number(now['row_version']) },
    reason: '更正',
  });
};

test('a typed number stays until a row cites its row; then it is counted, and typed again when none is left', async () => {
  await sound(book(checks({ 检查编号: 'JC-1', 发现问题数: 5 })));
  assert.equal(await counted('JC-1'), 5);
  await sound(
    book(findings({ no: 'A-1', more: { 检查编号: 'JC-1' } }, { no: 'A-2', more: { 检查编号: 'JC-1' } })),
  );
  assert.equal(await counted('JC-1'), 2);
  await voided('A-1');
  assert.equal(await counted('JC-1'), 1);
  await voided('A-2');
  assert.equal(await counted('JC-1'), 5, 'what had been typed before');
  const history = await rowHistory(db, program, check, 'JC-1');
  assert.deepEqual(
    history.map(({ version, action, reason, after }) => [version, action, reason, after['finding_count']]),
    [
      [1, 'create', null, 5],
      [2, 'gather', '由“问题整改台账”得出', 2],
      [3, 'gather', '由“问题整改台账”得出', 1],
      [4, 'gather', '不再由别处得出，恢复手填的内容', 5],
    ],
  );
  await sound(book(checks({ 检查编号: 'JC-1', 发现问题数: 6 })));
  assert.equal(await counted('JC-1'), 6, 'somebody may type it again');
  await holds();
});

test('hand entry of something else is refused by import and by form and says why; the same and nothing are not', async () => {
  await sound(book(checks({ 检查编号: 'JC-2', 发现问题数: 9 })));
  await sound(book(findings({ no: 'B-1', more: { 检查编号: 'JC-2' } })));
  const refused = await city.import([book(checks({ 检查编号: 'JC-2', 发现问题数: 9 }))]);
  assert.deepEqual(kinds(refused), ['gathered']);
  assert.match(refused.errors[0]?.message ?? '', /“发现问题数”现由“问题整改台账”的记录得出，是“1”/u);
  await assert.rejects(saveCheck('JC-2', { finding_count: '9' }), (error) => {
    assert.ok(isMingzeError(error, 'RECORD-REFUSED'), String(error));
    assert.match(JSON.stringify(error.details), /finding_count.*由“问题整改台账”/u);
    return true;
  });
  const before = await row('supervision_check', 'JC-2');
  await sound(book(checks({ 检查编号: 'JC-2', 发现问题数: 1 })));
  await sound(book(checks({ 检查编号: 'JC-2' })));
  assert.deepEqual(await row('supervision_check', 'JC-2'), before, 'an own export changes nothing');
  const saved = await saveCheck('JC-2', { evidence: '记录一' });
  assert.ok(saved.changed);
  assert.equal(await counted('JC-2'), 1, 'an input that a form leaves out keeps it');
});

test('only accepted rows count, whoever accepts them, and a decision that is taken back counts no more', async () => {
  await sound(book(checks({ 检查编号: 'JC-3' })));
  await sound(book(findings({ no: 'C-1', more: { 检查编号: 'JC-3', 记录状态: '已报送' } })));
  assert.equal(await counted('JC-3'), null);
  const office = acting('inspection_office', 'XC', 'accept');
  const sees = await withScope(db, office.scope, (client) =>
    client.query(`select from ledger.supervision_check where row_key = 'JC-3'`),
  );
  assert.equal(sees.rowCount, 0, 'the post that accepts has no right on the check');
  const version = await changeStatus({
    ...office,
    db,
    pack,
    ledger: finding,
    key: 'C-1',
    action: 'accept',
    reason: null,
  });
  assert.equal(await counted('JC-3'), 1);
  await takeBack({ ...office, db, pack, ledger: finding, action: 'accept', rows: [{ key: 'C-1', version }] });
  assert.equal(await counted('JC-3'), null);
  await holds();
});

test('two findings of one check that are saved at the same instant are two', async () => {
  await sound(book(checks({ 检查编号: 'JC-4', 发现问题数: 7 })));
  const many = Array.from({ length: 8 }, (_, at) => `D-${at}`);
  await sound(book(findings(...many.map((no) => ({ no, more: { 检查编号: 'JC-4', 记录状态: '已报送' } })))));
  const office = acting('inspection_office', 'XC', 'accept');
  await Promise.all(
    many.map((key) =>
      changeStatus({ ...office, db, pack, ledger: finding, key, action: 'accept', reason: null }),
    ),
  );
  assert.equal(await counted('JC-4'), many.length);
  await holds();
});

test('an import that brought the findings, and one that brought both, are taken back whole', async () => {
  await sound(book(checks({ 检查编号: 'JC-5', 发现问题数: 4 })));
  await sound(book(findings({ no: 'E-1', more: { 检查编号: 'JC-5' } })));
  assert.equal(await counted('JC-5'), 1);
  await undoBatch(db, program, pack, await lastBatch());
  assert.equal(await counted('JC-5'), 4);
  await sound(
    book(checks({ 检查编号: 'JC-6', 发现问题数: 4 }), findings({ no: 'E-2', more: { 检查编号: 'JC-6' } })),
  );
  assert.deepEqual([await counted('JC-6'), (await row('supervision_check', 'JC-6'))['row_version']], [1, 1]);
  assert.deepEqual(await undoBatch(db, program, pack, await lastBatch()), { voided: 2, restored: 0 });
  await holds();
});

test('a finding that is moved to another check leaves the one and joins the other', async () => {
  await sound(
    book(
      checks({ 检查编号: 'JC-7' }, { 检查编号: 'JC-8' }),
      findings({ no: 'F-1', more: { 检查编号: 'JC-7' } }),
    ),
  );
  await sound(book(findings({ no: 'F-1', more: { 检查编号: 'JC-8' } })));
  assert.deepEqual([await counted('JC-7'), await counted('JC-8')], [null, 1]);
});

test('a hazard mended in December and accepted in January counts in the year of its mending, once it is accepted', async () => {
  await sound(book(hazards({ 隐患编号: 'YH-1' })));
  await sound(
    book(findings({ no: 'H-1', source: '安全隐患', supervisor: '乙局', more: { 隐患编号: 'YH-1' } })),
  );
  const mended = async (): Promise<string | undefined> => {
    const { facts } = await computeFacts({ db, pack, scope, year: 2021, now: NOW });
    return String(facts.find(({ slot }) => slot === 'S63')?.value);
  };
  const clerk = walk.somebody('甲文书', 'unit_clerk', 'U2');
  const head = walk.somebody('甲局长', 'unit_reviewer', 'U2');
  const office = walk.somebody('市委办', 'committee_office', 'U3');
  const plan = {
    measures: '更换线路',
    target: '隐患消除',
    lead_official: '王一（甲局）',
    due_on: '2021-12-30',
  };
  await walk.step(clerk, 'H-1', 'plan', { values: plan, day: '2021-03-20' });
  assert.equal((await row('safety_hazard', 'YH-1'))['due_on'], '2021-12-30');
  const apply = { mended_on: '2021-12-28', evidence: '甲局〔2021〕9号' };
  await walk.step(head, 'H-1', 'apply', { values: apply, day: '2022-01-04' });
  assert.equal((await row('safety_hazard', 'YH-1'))['rectified_on'], '2021-12-28');
  assert.equal(await mended(), '0');
  await walk.step(office, 'H-1', 'accept', { day: '2022-01-10' });
  const { rectified_on: on, verified, row_happened_on: happened } = await row('safety_hazard', 'YH-1');
  assert.deepEqual([on, verified, happened], ['2021-12-28', true, '2021-12-28']);
  assert.equal(await mended(), '1');
  await holds();
});

test('what would leave the other row incomplete is refused whole, and both rows are named', async () => {
  await sound(book(hazards({ 隐患编号: 'YH-2', 隐患等级: '重大' })));
  await sound(
    book(
      findings({
        no: 'H-2',
        source: '安全隐患',
        supervisor: '乙局',
        more: { 隐患编号: 'YH-2', 整改措施: '更换', 整改目标: '消除', 整改进度: '整改中' },
      }),
    ),
  );
  const head = walk.somebody('甲局长', 'unit_reviewer', 'U2');
  const office = walk.somebody('市委办', 'committee_office', 'U3');
  await walk.step(head, 'H-2', 'apply', { values: { mended_on: '2022-01-05', evidence: '甲局〔2022〕1号' } });
  await assert.rejects(walk.step(office, 'H-2', 'accept'), (error) => {
    assert.ok(isMingzeError(error, 'RECORD-GATHERED'), String(error));
    assert.match(error.message, /“安全隐患台账”的“YH-2”由“问题整改台账”的“H-2”得出.*复查人/u);
    return true;
  });
  assert.equal((await walk.row('H-2'))['state'], 'applied', 'neither row has moved');
  assert.equal((await row('safety_hazard', 'YH-2'))['verified'], false);
  await sound(book(hazards({ 隐患编号: 'YH-2', 隐患等级: '重大', 整改日期: '2022-01-05', 复查人: 'P1' })));
  await walk.step(office, 'H-2', 'accept');
  assert.equal((await row('safety_hazard', 'YH-2'))['verified'], true);
});

test('one finding alone answers a hazard: the second one is told which, also when two are written at once', async () => {
  await sound(book(hazards({ 隐患编号: 'YH-3' }, { 隐患编号: 'YH-4' })));
  const more = { 隐患编号: 'YH-3' };
  await sound(book(findings({ no: 'K-1', more })));
  const second = await city.import([book(findings({ no: 'K-2', more }))]);
  assert.deepEqual(kinds(second), ['gathered']);
  assert.match(second.errors[0]?.message ?? '', /“YH-3”已有“问题整改台账”的“K-1”/u);
  const both = await city.import([
    book(findings({ no: 'K-3', more: { 隐患编号: 'YH-4' } }, { no: 'K-4', more: { 隐患编号: 'YH-4' } })),
  ]);
  assert.deepEqual(kinds(both), ['gathered']);
  await assert.rejects(
    db.owner.query(
      `insert into ledger.finding select (jsonb_populate_record(t, jsonb_build_object('row_id', gen_random_uuid(), 'row_key', 'K-9', 'finding_no', 'K-9'))).*
       from ledger.finding t where region_id = $1 and row_key = 'K-1'`,
      [scope.region],
    ),
    /finding_only_hazard/u,
  );
  await voided('K-1');
  await sound(book(findings({ no: 'K-2', more })));
});

test('a row that cites the finding itself follows it: a weak branch is upgraded when its finding is closed', async () => {
  await sound(
    book(
      findings({ no: 'W-1', source: '软弱涣散整顿', unit: '清溪镇柳树村', supervisor: '乙局' }),
      sheet('软弱涣散党组织整顿台账', {
        党组织: '清溪镇柳树村',
        确定日期: '2021-03-05',
        整顿结果: '整顿中',
        整顿措施: '先前的措施',
        问题整改编号: 'W-1',
      }),
    ),
  );
  const branch = async () => {
    const [found] = await city.query(
      `select measures, status, accepted_on, leader, row_happened_on as happened from ledger.weak_branch_rectification`,
    );
    return Object.values(found ?? {}).map((value) => (value === null ? null : String(value)));
  };
  assert.deepEqual(await branch(), [null, 'rectifying', null, null, null]);
  const clerk = walk.somebody('村文书', 'village_clerk', 'C1');
  const head = walk.somebody('镇书记', 'township_reviewer', 'XZ1');
  const office = walk.somebody('市委办', 'committee_office', 'U3');
  const plan = { measures: '选派书记', target: '转化提升', lead_official: '赵九', due_on: '2021-12-30' };
  await walk.step(clerk, 'W-1', 'plan', { values: plan, day: '2021-03-20' });
  await walk.step(head, 'W-1', 'apply', {
    values: { mended_on: '2021-11-20', evidence: '镇〔2021〕3号' },
    day: '2021-12-01',
  });
  await walk.step(office, 'W-1', 'accept', { day: '2021-12-10' });
  assert.deepEqual(await branch(), ['选派书记', 'upgraded', '2021-12-10', 'P9', '2021-12-10']);
  await holds();
});

test('with the rights of one unit nothing is gathered by half: the import is refused and says what to do', async () => {
  await sound(book(checks({ 检查编号: 'JC-9', 检查单位: '甲局' })));
  await sound(book(findings({ no: 'N-1', unit: '乙局', more: { 检查编号: 'JC-9' } })));
  const narrow = { region: scope.region, ...subtreeOf(paths.get('U2') ?? assert.fail()) };
  await assert.rejects(
    city.import([book(findings({ no: 'N-2', more: { 检查编号: 'JC-9' } }))], { scope: narrow }),
    (error) => isMingzeError(error, 'RECORD-GATHER-UNIT'),
  );
  assert.equal(await counted('JC-9'), 1);
  const free = await city.import([book(findings({ no: 'N-2' }))], { scope: narrow });
  assert.deepEqual(free.errors, []);
});

test('what was handed of a row follows with it, also when a post acts that has no right on that row', async () => {
  await sound(book(hazards({ 隐患编号: 'YH-9', 所在单位: '甲局', 整改时限: '2021-09-01' })));
  const due = { 隐患编号: 'YH-9', 整改时限: '2021-06-01' };
  await sound(book(findings({ no: 'H-9', source: '安全隐患', supervisor: '乙局', more: due })));
  const part = async (): Promise<unknown> => {
    const [found] = await city.query(
      `select h.part ->> 'due_on' as due from core.handed h join ledger.safety_hazard t on t.row_id = h.row_id where t.row_key = 'YH-9'`,
    );
    return found?.['due'];
  };
  assert.equal(await part(), '2021-06-01');
  const office = acting('inspection_office', 'XC', 'return');
  await changeStatus({
    ...office,
    db,
    pack,
    ledger: finding,
    key: 'H-9',
    action: 'return',
    reason: '登记重复',
  });
  assert.equal(await part(), '2021-09-01');
});
