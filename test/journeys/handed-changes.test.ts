// What is handed follows its row: amended, undone, moved with its unit, and addressed by a definition that came later.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { undoBatch } from '#engine/records/index.ts';
import { takeStep } from '#engine/workflow/take-step.ts';
import { type FlowLedger, withFlow } from '#engine/workflow/matter.ts';
import type { Pack } from '#model/pack/types.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { aWorkbook, type SheetToMake } from '../builders/a-workbook.ts';
import { findings } from '../builders/findings.ts';
import { CHECKS, HANDED_CITY } from '../builders/handed-city.ts';
import { onlyUnits } from '../builders/small-city.ts';
import { cityMaker, NOW, type TestCity } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { walkerOf } from '../support/flow-takers.ts';
import { temporaryDir } from '../support/test-server.ts';

const maker = await cityMaker();
after(() => maker.close());
const directory = temporaryDir('handed-');

async function take(city: TestCity, ...sheets: readonly SheetToMake[]) {
  const file = join(directory, `${crypto.randomUUID()}.xlsx`);
  writeFileSync(file, aWorkbook([...sheets]));
  const result = await city.import([file]);
  assert.ok(result.accepted, JSON.stringify(result.errors));
  return result;
}
async function aHandedCity(): Promise<TestCity> {
  const city = await maker.aCity();
  await take(city, ...HANDED_CITY);
  return city;
}
const handed = (city: TestCity, key: string) =>
  city.query(
    `select h.to_unit as "to", h.in_force as "inForce", h.row_version as version, h.part ->> 'check_no' as no
     from core.handed h join ledger.supervision_check t on t.row_id = h.row_id where t.row_key = $1 order by 1`,
    [key],
  );
const check = (no: string, units: string | null): SheetToMake => ({
  name: '监督检查台账',
  rows: [
    ['检查编号', '检查方式', '检查主题', '检查单位', '检查日期', '被检单位'],
    [no, '明察', '作风建设', '市纪委', '2021-02-05', units],
  ],
});

test('an import that takes a unit out withdraws, one that names another hands over, and the undo gives back', async () => {
  const city = await aHandedCity();
  const before = await handed(city, 'JC-2');
  assert.deepEqual(before, [
    { to: 'U2', inForce: true, version: 1, no: 'JC-2' },
    { to: 'XZ1', inForce: true, version: 1, no: 'JC-2' },
  ]);
  const { batches } = await take(city, check('JC-2', '白河镇'));
  assert.deepEqual(await handed(city, 'JC-2'), [
    { to: 'U2', inForce: false, version: 1, no: null },
    { to: 'XZ1', inForce: false, version: 1, no: null },
    { to: 'XZ2', inForce: true, version: 2, no: 'JC-2' },
  ]);
  const act = { scope: city.scope, actor: TESTER, now: NOW };
  await undoBatch(city.db, act, city.pack, String(batches[0]));
  assert.deepEqual(
    (await handed(city, 'JC-2')).map(({ to, inForce }) => [to, inForce]),
    [
      ['U2', true],
      ['XZ1', true],
      ['XZ2', false],
    ],
  );
});

test('what is not accepted is not handed, and neither is a row to the unit that owns it', async () => {
  const city = await aHandedCity();
  const { name, rows } = check('JC-50', '清溪镇、市纪委');
  const [head = [], row = []] = rows;
  await take(city, {
    name,
    rows: [
      [...head, '记录状态'],
      [...row, '草稿'],
    ],
  });
  assert.deepEqual(await handed(city, 'JC-50'), []);
  await take(city, check('JC-51', '清溪镇、市纪委'));
  assert.deepEqual(
    (await handed(city, 'JC-51')).map(({ to }) => to),
    ['XZ1'],
  );
});

test('a round of inspection is handed from its arrival on, and not before', async () => {
  const city = await aHandedCity();
  await take(city, {
    name: '巡察轮次台账',
    rows: [
      ['巡察轮次', '巡察类型', '派出单位', '被巡察党组织', '进驻日期'],
      ['一轮', '常规巡察', '市委巡察办', '清溪镇', null],
      ['二轮', '常规巡察', '市委巡察办', '清溪镇', '2021-03-01'],
    ],
  });
  const told = await city.query(
    `select part ->> 'round_no' as no from core.handed where ledger = 'inspection_round'`,
  );
  assert.deepEqual(told, [{ no: '二轮' }]);
});

test('a unit that moves takes along what was handed to it', async () => {
  const city = await aHandedCity();
  await take(city, onlyUnits(['C1', '清溪镇柳树村', null, '村', 'XZ2']));
  const paths = await city.query(`select distinct to_path as path from core.handed where to_unit = 'C1'`);
  assert.deepEqual(paths, [{ path: 'U1/XZ2/C1/' }]);
});

test('rows that exist are handed when their ledger gets addressees, and withdrawn when it loses some', async () => {
  const city = await aHandedCity();
  const { db } = city;
  const ledger = city.pack.ledgers.get('supervision_check') ?? assert.fail();
  const named = async () => (await handed(city, 'JC-1')).map(({ to, inForce }) => `${to} ${inForce}`);
  assert.deepEqual(await named(), ['C1 true', 'U2 true', 'XZ1 true']);
  const told = ledger.addressees ?? assert.fail();
  const withPart = (sees: readonly string[]): Pack => ({
    ...city.pack,
    ledgers: new Map([
      ...city.pack.ledgers,
      [
        ledger.id,
        {
          ...ledger,
          addressees: { ...told, sees: ledger.fields.filter(({ id }) => sees.includes(id)) },
        },
      ],
    ]),
  });
  await applyDefinitions(db, withPart(['check_no', 'finding_count']), NOW);
  const parts = await city.query(
    `select distinct h.part::text as part from core.handed h join ledger.supervision_check t on t.row_id = h.row_id where t.row_key = 'JC-3'`,
  );
  assert.deepEqual(parts, [{ part: '{"check_no": "JC-3", "finding_count": "2"}' }]);
  await applyDefinitions(db, city.pack, NOW);
  const [{ n } = { n: 0 }] = await city.query(
    `select count(*)::int as n from core.handed where ledger = 'supervision_check' and part ? 'finding_count'`,
  );
  assert.equal(n, 0);
  assert.equal((await handed(city, `JC-${CHECKS}`)).length, 2);
});

test('a unit to which a matter is handed takes the steps that name it, and no other unit does', async () => {
  const city = await aHandedCity();
  await take(city, findings({ no: 'XC-1', unit: '甲局', more: { 配合单位: '清溪镇、乙局' } }));
  const walk = await walkerOf(city);
  const { flow } = walk.ledger;
  const cooperating = walk.ledger.field.get('cooperating_units') ?? assert.fail();
  const steps = flow.steps.map((one) =>
    one.id === 'plan' ? { ...one, who: [{ posts: ['township_clerk'], of: cooperating }] } : one,
  );
  const ledger: FlowLedger = withFlow({ ...walk.ledger, flow: { ...flow, steps } }) ?? assert.fail();
  const row = await walk.row('XC-1');
  const plan = (unit: string, given: FlowLedger) => {
    const taker = walk.somebody(`${unit}文书`, 'township_clerk', unit);
    return takeStep({
      db: city.db,
      pack: city.pack,
      region: city.scope.region,
      ledger: given,
      id: String(row['row_id']),
      step: 'plan',
      taker,
      actor: actorOf(taker.account, 'web'),
      now: NOW,
      version: 1,
      day: '2021-03-20',
      opinion: null,
      values: { measures: '修订制度', target: '落实', lead_official: '王一（甲局）', due_on: '2021-09-05' },
    });
  };
  await assert.rejects(plan('XZ2', ledger), (error) => isMingzeError(error, 'RECORD-NOT-FOUND'));
  // He sees it, and it is not his step.
  await assert.rejects(plan('XZ1', walk.ledger), (error) => isMingzeError(error, 'FLOW-WHO'));
  assert.equal((await plan('XZ1', ledger)).state, 'planned');
  const [part] = await city.query(
    `select part ->> 'state' as state, part ->> 'measures' as measures from core.handed where ledger = 'finding' and to_unit = 'XZ1'`,
  );
  assert.deepEqual(part, { state: 'planned', measures: '修订制度' });
});
