// Forms saved by many at once, among decisions and imports: each key is there once, nobody waits in a circle, what is kept of
// the numbers is fresh, and the log holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { rightsOf } from '#engine/access/rights-of.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { changeStatus, changeStatuses } from '#engine/records/change-status.ts';
import { loadUnits } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import { saveRow, type SavedRow } from '#stages/ledgers/operations/save-row.ts';
import { items } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { stories } from '../support/stories.ts';

const { aSmallCity, book } = await stories();
const city = await aSmallCity();
const { db, pack, scope } = city;
const ledger = pack.ledgers.get('inspection_rectification_item') ?? assert.fail();
const { paths } = unitPaths(await withScope(db, scope, (client) => loadUnits(client, scope.region)));

function acting(kind: string, unit: string, action: LedgerAction): Act {
  const who = { appointment: `post-${unit}`, account: `account-${unit}`, kind, unit, named: [] };
  return {
    scope: { ...scope, rights: rightsOf(pack.access, who, action, paths) },
    actor: actorOf(unit, 'web'),
    now: NOW,
  };
}

function values(key: string, unit: string, of = ledger): Readonly<Record<string, string | null>> {
  const filled = Object.fromEntries(
    of.fields
      .filter(({ required }) => required)
      .map(({ id, type, choices }) => [
        id,
        type === 'unit'
          ? unit
          : type === 'date'
            ? '2021-03-05'
            : type === 'integer'
              ? '1'
              : (choices[0]?.label ?? '内容'),
      ]),
  );
  return of === ledger ? { ...filled, item_no: key } : filled;
}

const save = (
  key: string,
  unit: string,
  known: { id: string; version: number } | null = null,
  more: Readonly<Record<string, string>> = {},
): Promise<SavedRow> =>
  saveRow({
    db,
    pack,
    ledger,
    values: { ...values(key, unit), ...more },
    status: 'submitted',
    known,
    reason: known ? '补充' : null,
    ...acting('unit_clerk', unit, 'write'),
  });

async function version(): Promise<number> {
  const [row] = await city.query('select version::int from core.ledger_state where ledger = $1', [ledger.id]);
  return row?.['version'] ?? 0;
}

test('of two who save one key at once one is told that it is there; nobody waits in a circle', async () => {
  const first = await Promise.all(Array.from({ length: 10 }, (_, at) => save(`A${at}`, 'U2')));
  assert.equal(await version(), 10, 'each save counts the ledger up');
  const office = acting('committee_office', 'U1', 'accept');
  const ended = await Promise.allSettled([
    ...Array.from({ length: 30 }, (_, at) => save(`B${Math.floor(at / 2)}`, 'U2')),
    ...first
      .slice(0, 5)
      .map(({ id, version: seen }, at) =>
        save(`A${at}`, 'U2', { id, version: seen }, { problem: '改过的问题' }),
      ),
    ...Array.from({ length: 10 }, (_, at) =>
      changeStatus({ pack, db, ...office, ledger, key: `A${at}`, action: 'accept', reason: null }),
    ),
    changeStatuses({
      pack,
      db,
      ...office,
      ledger,
      keys: ['A9', 'A8', 'A7'],
      action: 'return',
      reason: '材料不全',
    }),
    city.import([book(items({ no: 'A1', problem: '导入的问题' }, { no: 'C1' }))]),
  ]);
  const refusals = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const codes = refusals.map((one) => (isMingzeError(one) ? one.code : String(one)));
  assert.equal(codes.filter((code) => code === 'RECORD-EXISTS').length, 15, codes.join(' '));
  // Who came second to a row is told; nothing else goes wrong.
  for (const code of codes) assert.match(code, /^RECORD-(?:EXISTS|CONFLICT|TRANSITION)$/u);
  const [count] = await city.query(`select count(*)::int as n from ledger.inspection_rectification_item`);
  assert.equal(count?.['n'], 10 + 15 + 1);
  const verdict = await verifyLog({ db, scope, keyId: null, kept: [] });
  assert.deepEqual(verdict.faults, []);
});

test('a key that belongs to a unit out of sight is refused by its own sentence, and that row stays', async () => {
  await save('D1', 'U2');
  await assert.rejects(save('D1', 'U3'), (error) => {
    assert.ok(isMingzeError(error, 'RECORD-REFUSED'), String(error));
    assert.match(JSON.stringify(error.details), /已由您管辖范围以外的单位登记/u);
    return true;
  });
  const rows = await city.query(
    `select unit_id from ledger.inspection_rectification_item where row_key = 'D1'`,
  );
  assert.deepEqual(rows, [{ unit_id: 'U2' }]);
});

test('numbers that were kept are counted anew after a form, and a unit that was renamed is known by its new name', async () => {
  const total = async (): Promise<number> => {
    const { facts } = await computeFacts({ db, pack, scope, year: 2021, now: NOW });
    return facts.reduce((sum, { rows }) => sum + rows, 0);
  };
  const before = await total();
  const counted = pack.ledgers.get('study_session') ?? assert.fail();
  const act = { scope, actor: actorOf('市委办', 'web'), now: NOW };
  const { id } = await saveRow({
    db,
    pack,
    ledger: counted,
    values: {
      ...values('1', '江河市委', counted),
      progress: '已召开',
    },
    status: 'submitted',
    known: null,
    reason: null,
    ...act,
  });
  assert.equal(await total(), before, 'a submitted row does not count');
  const [row] = await city.query('select row_key from ledger.study_session where row_id = $1', [id]);
  await changeStatus({
    pack,
    db,
    ...act,
    ledger: counted,
    key: String(row?.['row_key']),
    action: 'accept',
    reason: null,
  });
  assert.ok((await total()) > before);
  await assert.rejects(save('E2', '丙局'));
  assert.deepEqual(
    (
      await city.import([
        book({
          name: '单位',
          rows: [
            ['单位编号', '单位全称', '单位类别', '上级单位'],
            ['U2', '丙局', '市直机关', 'U1'],
          ],
        }),
      ])
    ).errors,
    [],
  );
  const { scope: own, actor } = acting('unit_clerk', 'U2', 'write');
  const named = await saveRow({
    db,
    pack,
    ledger,
    values: values('E2', '丙局'),
    status: 'submitted',
    known: null,
    reason: null,
    scope: own,
    actor,
    now: NOW,
  });
  assert.equal(named.changed, true);
});
