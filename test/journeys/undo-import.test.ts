// An import that should not have been: taken back whole, with everything kept in the history, or not at all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undoImport } from '#engine/access/operations/undo-import.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { type Principal, scopeFor } from '#engine/access/principal.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { rowHistory } from '#engine/records/row-history.ts';
import { undoBatch } from '#engine/records/undo-batch.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type ItemCells, items, posts, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { principalOf, seat } from '../support/a-desk.ts';
import { stories } from '../support/stories.ts';

const { aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const act = { scope, actor: TESTER, now: NOW };
assert.deepEqual((await city.import([book(units(['C1', '清溪村', null, '村', 'U1']), posts())])).errors, []);
const ledger: Ledger = pack.ledgers.get('inspection_rectification_item') ?? assert.fail();
const refused =
  (words: RegExp) =>
  (error: unknown): boolean =>
    isMingzeError(error, 'RECORD-BATCH') && words.test(error.message);
const alreadyUndone = (error: unknown): boolean =>
  isMingzeError(error, 'RECORD-BATCH-UNDONE') && /已经撤销（test，2022-01-10/u.test(error.message);
const lastBatch = async (): Promise<string> => {
  const [row] = await city.query(
    `select id from core.batches where kind = 'import' order by id desc limit 1`,
  );
  return String(row?.['id']);
};
const state = async (): Promise<Record<string, string>> => {
  const rows = await city.query(
    'select item_no, row_status, problem, unit_id, unit_path, row_void_reason as reason from ledger.inspection_rectification_item order by 1',
  );
  return Object.fromEntries(
    rows.map((row) => [
      String(row['item_no']),
      [row['row_status'], row['problem'], row['unit_id'], row['unit_path'], row['reason']]
        .map(String)
        .join(' '),
    ]),
  );
};
const importing = async (rows: readonly ItemCells[], as?: Principal): Promise<string> => {
  const options = as ? { scope: scopeFor(as, pack, 'write'), actor: as.actor } : {};
  const result = await city.import([book(items(...rows))], options);
  assert.deepEqual(result.errors, []);
  return lastBatch();
};

test('new rows are voided, amended ones are as they were, and the history tells all of it', async () => {
  await importing([
    { no: 'A1', problem: '原来的' },
    { no: 'A2', problem: '不变' },
  ]);
  const before = await state();
  const batch = await importing([
    { no: 'A1', problem: '改坏的', unit: '清溪村' },
    { no: 'A2', problem: '不变' },
    { no: 'A3', problem: '多余的' },
  ]);
  assert.notDeepEqual(await state(), before);
  assert.deepEqual(await undoBatch(db, act, pack, batch), { voided: 1, restored: 1 });
  const { A3, ...rest } = await state();
  assert.deepEqual(rest, before);
  assert.match(A3 ?? '', /^voided 多余的 .* 撤销导入$/);
  const history = await rowHistory(db, act, ledger, 'A1');
  assert.deepEqual(
    history.map(({ version, action, reason, after }) => [version, action, reason, after['problem']]),
    [
      [1, 'create', null, '原来的'],
      [2, 'amend', null, '改坏的'],
      [3, 'amend', '撤销导入', '原来的'],
    ],
  );
  assert.equal((await rowHistory(db, act, ledger, 'A3')).at(-1)?.action, 'void');
  const [entry] = await city.query(`select payload from audit.entries where type = 'import.undone'`);
  assert.match(String(entry?.['payload']), /"voided":1,"restored":1/);
  await assert.rejects(undoBatch(db, act, pack, batch), alreadyUndone);
});

test('refused whole, with a list, when a row was changed since', async () => {
  const batch = await importing([{ no: 'B1' }, { no: 'B2' }, { no: 'B3' }]);
  const change = { db, ...act, ledger, action: 'void', reason: '登记有误' } as const;
  await changeStatus({ pack, ...change, key: 'B2' });
  const before = await state();
  await assert.rejects(undoBatch(db, act, pack, batch), refused(/又改过：巡视巡察整改台账“B2”/));
  assert.deepEqual(await state(), before);
});

test('of two who take back the same at one moment, the second is told that it is done', async () => {
  await importing([{ no: 'E1', problem: '原来的' }]);
  const batch = await importing([{ no: 'E1', problem: '改过' }, { no: 'E2' }]);
  const answers = await Promise.allSettled([1, 2].map(() => undoBatch(db, act, pack, batch)));
  const failed = answers.filter((one) => one.status === 'rejected');
  assert.equal(failed.length, 1);
  assert.ok(alreadyUndone(failed[0]?.reason), String(failed[0]?.reason));
});

test('by who imported it, or by who may void; nobody else, and not what is out of reach', async () => {
  const clerk = await principalOf(city, await seat(city, 'village_clerk', 'C1'));
  const colleague = await principalOf(city, await seat(city, 'village_clerk', 'C1'));
  const office = await principalOf(city, await seat(city, 'committee_office', 'U1'));
  const undo = (principal: Principal, batch: string) => undoImport(db, { pack, principal, now: NOW }, batch);
  const first = await importing([{ no: 'C1', unit: '清溪村' }], clerk);
  const own = await importing([{ no: 'C2', unit: '清溪村' }], clerk);
  await assert.rejects(undo(colleague, own));
  assert.match((await state())['C2'] ?? '', /^accepted|^submitted|^draft/);
  assert.deepEqual(await undo(clerk, own), { voided: 1, restored: 0 });
  assert.deepEqual(await undo(office, first), { voided: 1, restored: 0 });
  const wide = await importing([
    { no: 'D1', unit: '清溪村' },
    { no: 'D2', unit: '甲局' },
  ]);
  await assert.rejects(undo(clerk, wide));
  await assert.rejects(
    undoBatch(db, { ...act, scope: scopeFor(clerk, pack, 'write') }, pack, wide),
    refused(/无权更改/),
  );
  assert.match((await state())['D1'] ?? '', /^(?!voided)/);
});

test('what does not exist, changed nothing, or brought units is refused', async () => {
  const none = '00000000-0000-0000-0000-000000000000';
  await assert.rejects(undoBatch(db, act, pack, none), refused(/没有这次导入/));
  await assert.rejects(undoBatch(db, act, pack, 'x'), refused(/没有这次导入/));
  const same = await importing([{ no: 'A2', problem: '不变' }]);
  await assert.rejects(undoBatch(db, act, pack, same), refused(/没有改变任何记录/));
  await city.import([book(units(['C9', '新村', null, '村', 'U1']))]);
  await assert.rejects(undoBatch(db, act, pack, await lastBatch()), refused(/基础表/));
});

test('the log holds', async () => {
  assert.deepEqual((await verifyLog({ db, scope, keyId: null, kept: [] })).faults, []);
});
