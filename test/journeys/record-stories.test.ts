// What becomes of a record by hand, its whole history, units as of a day, and tables that grow with their definitions.
import { migrationsOf } from '#kernel/db/index.ts';
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import type { StatusAction } from '#engine/records/change-status-in.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { rowHistory } from '#engine/records/row-history.ts';
import { unitsAsOf } from '#engine/records/units-as-of.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { compilePack } from '#model/compile/compile-pack.ts';
import { changed } from '#model/testing/pack-kit.ts';
import { aWorkbookFile, type SheetToMake } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW, type TestCity } from '../support/a-city.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDir } from '../support/test-server.ts';

const directory = temporaryDir('records-');
const { aCity, close } = await cityMaker();
after(async () => {
  await close();
  rmSync(directory, { recursive: true, force: true });
});
let files = 0;
const book = (...sheets: readonly SheetToMake[]): string =>
  aWorkbookFile(directory, `${(files += 1)}.xlsx`, sheets);

/** Changes the status of the row A1; answers the new version or the code of the refusal. */
async function act(
  city: TestCity,
  action: StatusAction,
  reason: string | null = null,
): Promise<number | string> {
  const ledger = city.pack.ledgers.get('inspection_rectification_item');
  assert.ok(ledger);
  const { db, pack, scope } = city;
  try {
    return await changeStatus({
      pack,
      db,
      scope,
      ledger,
      key: 'A1',
      action,
      reason,
      actor: actorOf('审核人', 'web'),
      now: NOW,
    });
  } catch (error) {
    if (isMingzeError(error)) return error.code;
    throw error;
  }
}

test('a row is submitted, returned with an opinion, accepted, voided with a reason, and remembers all of it', async () => {
  const city = await aCity();
  await city.import([book(units(), items({ status: '草稿' }))]);
  assert.equal(await act(city, 'accept'), 'RECORD-TRANSITION');
  assert.equal(await act(city, 'submit'), 2);
  assert.equal(await act(city, 'return', ' '), 'RECORD-REASON');
  assert.equal(await act(city, 'return', '时限不明'), 3);
  assert.equal(await act(city, 'submit'), 4);
  assert.equal(await act(city, 'accept'), 5);
  assert.equal(await act(city, 'void', '重复登记'), 6);
  assert.equal(await act(city, 'submit'), 'RECORD-TRANSITION');

  const ledger = city.pack.ledgers.get('inspection_rectification_item');
  assert.ok(ledger);
  const states = await rowHistory(city.db, { scope: city.scope, actor: TESTER, now: NOW }, ledger, 'A1');
  assert.deepEqual(
    states.map(({ version, action, reason, after: image }) => [version, action, reason, image['row_status']]),
    [
      [1, 'create', null, 'draft'],
      [2, 'submit', null, 'submitted'],
      [3, 'return', '时限不明', 'returned'],
      [4, 'submit', null, 'submitted'],
      [5, 'accept', null, 'accepted'],
      [6, 'void', '重复登记', 'voided'],
    ],
  );
  for (const [index, state] of states.entries())
    if (index > 0) assert.equal(state.before?.['row_status'], states[index - 1]?.after['row_status']);
  const outside = { ...city.scope, lo: 'X', hi: 'Y' };
  await assert.rejects(rowHistory(city.db, { scope: outside, actor: TESTER, now: NOW }, ledger, 'A1'), {
    code: 'RECORD-NOT-FOUND',
  });
});

test('two who act on one row at once: one is served, the other is told', async () => {
  const city = await aCity();
  await city.import([book(units(), items({ status: '已报送' }))]);
  const both = await Promise.all([act(city, 'accept'), act(city, 'accept')]);
  assert.deepEqual(new Set(both), new Set([2, 'RECORD-TRANSITION']));
});

test('units are as of a day: opened, merged, renamed, closed', async () => {
  const city = await aCity();
  const header = ['单位编号', '单位全称', '单位类别', '上级单位', '设立日期', '撤销日期', '承继单位'];
  const rows = [
    ['U1', '江河市委', '市委', null, null, null, null],
    ['T1', '东乡', '乡镇', 'U1', null, '2021-06-01', 'T3'],
    ['T2', '西乡', '乡镇', 'U1', null, '2021-06-01', 'T3'],
    ['T3', '东西镇', '乡镇', 'U1', '2021-06-01', '2022-03-01', 'T4'],
    ['T4', '新镇', '乡镇', 'U1', '2022-03-01', null, null],
  ];
  assert.deepEqual((await city.import([book({ name: '单位', rows: [header, ...rows] })])).errors, []);
  const codes = async (day: string): Promise<string> =>
    (await unitsAsOf(city.db, city.scope, day)).map((unit) => unit.code).join(' ');
  assert.equal(await codes('2021-05-31'), 'T1 T2 U1');
  assert.equal(await codes('2021-06-01'), 'T3 U1');
  assert.equal(await codes('2022-03-01'), 'T4 U1');
});

test('a table grows with its definition and never changes a type', async () => {
  const tiny = await readPackDirectory('test/fixtures/packs/tiny');
  const compiled = (find?: string, put?: string) => {
    const source =
      find === undefined || put === undefined
        ? tiny
        : changed(tiny, [{ file: 'ledgers/study_session.yaml', find, put }]);
    const { pack } = compilePack([source], fieldTypes);
    assert.ok(pack);
    return pack;
  };
  const db = await testDatabase([
    migrationsOf('kernel/audit'),
    migrationsOf('engine/records'),
    migrationsOf('engine/files'),
  ]);
  try {
    const all = await Promise.all([
      applyDefinitions(db, compiled(), NOW),
      applyDefinitions(db, compiled(), NOW),
    ]);
    assert.equal(all.flat().length, new Set(all.flat()).size, 'of two starters one makes each table');
    assert.deepEqual(await applyDefinitions(db, compiled(), NOW), []);
    const line = '  brand: { type: text, title: 品牌 }\n';
    const grown = compiled(line, `${line}  place: { type: text, title: 地点 }\n`);
    assert.deepEqual(await applyDefinitions(db, grown, NOW), ['ledger."study_session"']);
    const { rows } = await db.owner.query(
      `select data_type from information_schema.columns where table_name = 'study_session' and column_name = 'place'`,
    );
    assert.deepEqual(rows, [{ data_type: 'text' }]);
    const other = compiled('attended_count: { type: integer,', 'attended_count: { type: decimal,');
    await assert.rejects(applyDefinitions(db, other, NOW), { code: 'RECORD-TYPE-CHANGED' });
  } finally {
    await db.close();
  }
});
