// Whatever is done with findings, by whom and in which order: a check says how many accepted ones cite it, or what was typed
// where none does; a hazard says what its finding says. Counted anew by hand after every act.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { examineGathered } from '#engine/records/gather/examine-gathered.ts';
import { undoBatch } from '#engine/records/undo-batch.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import type { StatusAction } from '#engine/records/change-status-in.ts';
import { examineGathered as examineCities } from '#tools/doctor/index.ts';
import { checks, hazards } from '../builders/checks.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { Dice } from '../builders/random-city.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { stories } from '../support/stories.ts';

const { aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const act = { scope, actor: TESTER, now: NOW };
const finding = pack.ledgers.get('finding') ?? assert.fail();
const CHECKS = ['JC-1', 'JC-2', 'JC-3'];
const HAZARDS = ['YH-1', 'YH-2', 'YH-3'];
assert.deepEqual((await city.import([book(...FLOW_CITY)])).errors, []);
assert.deepEqual(
  (
    await city.import([
      book(
        checks(...CHECKS.map((no, at) => ({ 检查编号: no, 发现问题数: at + 10 }))),
        hazards(...HAZARDS.map((no) => ({ 隐患编号: no, 整改时限: '2021-06-30' }))),
      ),
    ])
  ).errors,
  [],
);
/** What somebody typed into each check. */
const typed = new Map<string, number>(CHECKS.map((no, at) => [no, at + 10]));

async function counted(): Promise<Readonly<Record<string, unknown>>> {
  const rows = await city.query(
    `select c.row_key as key, c.finding_count::int as says, count(f.row_id)::int as cites
     from ledger.supervision_check c left join ledger.finding f on f."check" = c.row_key and f.row_status = 'accepted'
     where c.region_id = $1 group by 1, 2 order by 1`,
    [scope.region],
  );
  return Object.fromEntries(rows.map(({ key, says, cites }) => [String(key), { says, cites }]));
}

async function judge(told: string): Promise<void> {
  for (const [key, one] of Object.entries(await counted())) {
    const { says, cites } = one as { readonly says: number; readonly cites: number };
    assert.equal(says, cites === 0 ? typed.get(key) : cites, `${key} after ${told}`);
  }
  const wrong = await city.query(
    `select h.row_key from ledger.safety_hazard h left join ledger.finding f on f.hazard = h.row_key and f.row_status = 'accepted'
     where h.due_on is distinct from case when f.row_id is null then '2021-06-30'::date else f.due_on end`,
  );
  assert.deepEqual(wrong, [], `hazards after ${told}`);
}

const DICE = new Dice(2021);
const ACTIONS: readonly StatusAction[] = ['return', 'submit', 'accept', 'void'];
let number = 0;
const batches: string[] = [];

async function imported(): Promise<string> {
  const known = (await city.query(`select row_key from ledger.finding where row_status <> 'voided'`)).map(
    (row) => String(row['row_key']),
  );
  const no = known.length > 0 && DICE.chance(0.4) ? DICE.pick(known) : `N-${(number += 1)}`;
  const due = `2021-0${1 + DICE.below(9)}-15`;
  const more = {
    检查编号: DICE.chance(0.7) ? DICE.pick(CHECKS) : null,
    隐患编号: DICE.chance(0.4) ? DICE.pick(HAZARDS) : null,
    整改时限: `2022${due.slice(4)}`,
    记录状态: DICE.chance(0.8) ? '已审定' : '已报送',
  };
  const { errors } = await city.import([book(findings({ no, more }))]);
  const [batch] = await city.query(
    `select id from core.batches where kind = 'import' order by id desc limit 1`,
  );
  if (errors.length === 0) batches.push(String(batch?.['id']));
  return `import of ${no} ${JSON.stringify(more)}: ${errors.map(({ kind }) => kind).join()}`;
}

async function decided(): Promise<string> {
  const rows = await city.query(`select row_key from ledger.finding order by row_key`);
  if (rows.length === 0) return 'nothing';
  const key = String(DICE.pick(rows)['row_key']);
  const action = DICE.pick(ACTIONS);
  return quietly(
    `${action} of ${key}`,
    changeStatus({ ...act, db, pack, ledger: finding, key, action, reason: '核实' }),
  );
}

async function undone(): Promise<string> {
  const batch = batches.pop();
  return batch === undefined ? 'nothing' : quietly(`undo of ${batch}`, undoBatch(db, act, pack, batch));
}

async function typing(): Promise<string> {
  const no = DICE.pick(CHECKS);
  const value = DICE.below(50);
  const { errors } = await city.import([book(checks({ 检查编号: no, 发现问题数: value }))]);
  const { cites } = (await counted())[no] as { readonly cites: number };
  if (errors.length === 0 && cites === 0) typed.set(no, value);
  return `${value} typed into ${no}`;
}

async function quietly(told: string, doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
    return told;
  } catch (error) {
    assert.ok(isMingzeError(error), String(error));
    return `${told}: ${error.code}`;
  }
}

test('after whatever was done rows say what the rows say that belong to them, and the log and the kept numbers hold', async (t) => {
  const done: string[] = [];
  for (let at = 0; at < 90; at += 1) {
    const kind = DICE.below(10);
    const told =
      kind < 5 ? await imported() : kind < 8 ? await decided() : kind < 9 ? await undone() : await typing();
    done.push(told);
    await judge(told);
  }
  t.diagnostic(done.slice(0, 12).join('; '));
  const { examined, differences } = await withScope(db, scope, (client) =>
    examineGathered(client, scope.region, pack),
  );
  assert.ok(examined > 0);
  assert.deepEqual(differences, []);
  const { faults } = await verifyLog({ db, scope, keyId: null, kept: [] });
  assert.deepEqual(faults, []);
  const facts = async (cache: boolean) =>
    (await computeFacts({ db, pack, scope, year: 2021, now: NOW, cache })).facts.map(({ slot, value }) => [
      slot,
      value,
    ]);
  assert.deepEqual(await facts(true), await facts(false));
});

test('a value that somebody put into the database is named by the doctor', async () => {
  await city.import([book(findings({ no: 'Z-1', more: { 检查编号: 'JC-1' } }))]);
  const [sound] = await examineCities(db, pack);
  assert.equal(sound?.ok, true, sound?.detail);
  await db.owner.query(`update ledger.supervision_check set finding_count = 77 where row_key = 'JC-1'`);
  const [wrong] = await examineCities(db, pack);
  assert.equal(wrong?.ok, false);
  assert.match(wrong?.detail ?? '', /“监督检查台账”的“JC-1”（发现问题数）/u);
});
