// Sealed ledgers: who is not told sees nothing, cannot find out by asking, and is let in by a second person alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import type { Appointment } from '#engine/access/appointments.ts';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { decideDisclosure, requestDisclosure } from '#engine/access/operations/disclosure.ts';
import { type Principal, scopeFor } from '#engine/access/principal.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import { keyOfRow } from '#engine/records/listing/read-row.ts';
import { EVERY_ROW } from '#engine/records/listing/row-query.ts';
import { countRows, groupRows } from '#engine/records/listing/total-rows.ts';
import { rowHistory } from '#engine/records/row-history.ts';
import { loadUnits } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { writeInScope } from '#kernel/db/write-in-scope.ts';
import type { LedgerAction } from '#model/access/types.ts';
import { units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { stories } from '../support/stories.ts';

const { aSmallCity, book } = await stories();
const city = await aSmallCity();
const { db, pack } = city;
const { region } = city.scope;
const cases = pack.ledgers.get('discipline_case') ?? assert.fail();
const header = ['案号', '案件类别', '线索来源', '立案日期', '结案日期', '承办单位'];
const aCase = (no: string) => [no, '其他违纪', '信访举报', '2021-02-01', '2021-05-01', 'JW'];
const sheet = { name: '纪律审查案件台账', rows: [header, aCase('A-1'), aCase('A-2'), aCase('A-3')] };
const commission = units(['JW', '江河市纪委监委', '市纪委', '市纪委监委', 'U1']);
assert.deepEqual((await city.import([book(commission, sheet)])).errors, []);
const known = await withScope(db, city.scope, (client) => loadUnits(client, region));
const { paths } = unitPaths(known);

let made = 0;
async function principal(kind: string, unit: string): Promise<Principal> {
  made += 1;
  const login = `${kind}.${made}`;
  const asRoot: Act = { scope: city.scope, actor: actorOf('测试', 'web'), now: NOW };
  const { id } = await createAccount(db, asRoot, { login, name: login, person: null, oidcSubject: null });
  const acting: Appointment = {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    account: id,
    kind,
    unit,
    named: [],
    deputyOf: null,
    from: '2021-01-01',
    to: null,
  };
  const account = { id, login, name: login };
  const actor = actorOf(login, 'web');
  return {
    region,
    account,
    posts: [acting],
    acting,
    mustChange: false,
    mustEnrol: false,
    only: null,
    session: '',
    actor,
    paths,
    unitNames: new Map(),
    shortNames: new Map(),
  };
}
const clerk = await principal('discipline_clerk', 'JW');
const keeper = await principal('discipline_case_keeper', 'JW');
const office = await principal('committee_office', 'U1');
const act = (who: Principal, action: LedgerAction): Act => ({
  scope: scopeFor(who, pack, action),
  actor: who.actor,
  now: NOW,
});
const refused =
  (code: string) =>
  (error: unknown): boolean =>
    isMingzeError(error) && error.code === code;
const ask = (who: Principal, key: string, reason = '办理此案') =>
  requestDisclosure(db, { act: act(who, 'read'), principal: who }, { ledger: cases, key, reason });
const decide = (who: Principal, id: string, allowed: boolean) =>
  decideDisclosure(db, { act: act(who, 'disclose'), principal: who, pack }, { id, allowed, reason: '核过' });
const entries = async (type: string) =>
  (
    await db.owner.query<{ payload: string; actor: string }>(
      'select payload, actor from audit.entries where region_id = $1 and type = $2 order by seq',
      [region, type],
    )
  ).rows;

test('who is not told sees an empty ledger, and asking for what exists is answered like asking for what does not', async () => {
  assert.equal(await countRows(db, act(clerk, 'read'), cases, EVERY_ROW), 0);
  assert.equal((await groupRows(db, act(clerk, 'read'), cases, EVERY_ROW, 'category')).length, 0);
  assert.equal(
    await countRows(db, act(office, 'read'), cases, EVERY_ROW),
    0,
    'the office counts but does not read',
  );
  const all = await listRows(db, act(keeper, 'read'), cases, {
    ...EVERY_ROW,
    order: null,
    after: null,
    limit: 10,
  });
  assert.equal(all.rows.length, 3);
  const ids = [all.rows[0]?.id ?? '', '00000000-0000-4000-8000-000000000000'];
  const said = await Promise.all(
    ids.map((id) =>
      keyOfRow(db, act(clerk, 'read'), cases, id).then(String, (error: Error) =>
        error.message.replace(id, 'X'),
      ),
    ),
  );
  assert.equal(said[0], said[1]);
  assert.equal(typeof (await ask(clerk, 'A-1')), typeof (await ask(clerk, 'NO-SUCH-CASE')));
  for (const key of ['A-1', 'NO-SUCH-CASE']) {
    const change = {
      db,
      ...act(clerk, 'write'),
      ledger: cases,
      key,
      action: 'submit',
      reason: null,
    } as const;
    await assert.rejects(changeStatus({ ...change, pack }), refused('RECORD-NOT-FOUND'));
  }
});

test('a second person lets somebody in, on that row alone, its history with it; himself nobody', async () => {
  const id = await ask(clerk, 'A-2');
  await assert.rejects(decide(clerk, id, true), refused('ACCESS-DISCLOSURE'), 'a clerk may not disclose');
  await assert.rejects(decide(office, id, true), refused('ACCESS-DISCLOSURE'));
  const own = await ask(keeper, 'A-2');
  await assert.rejects(decide(keeper, own, true), refused('ACCESS-DISCLOSURE'), 'his own request');
  const other = await principal('discipline_case_keeper', 'JW');
  await decide(other, own, false);
  const change = {
    db,
    ...act(keeper, 'void'),
    ledger: cases,
    key: 'A-2',
    action: 'return',
    reason: '补材料',
  } as const;
  await changeStatus({ ...change, pack });
  await decide(keeper, id, true);
  await assert.rejects(decide(keeper, id, true), refused('ACCESS-DISCLOSURE'), 'decided already');
  const page = await listRows(db, act(clerk, 'read'), cases, {
    ...EVERY_ROW,
    order: null,
    after: null,
    limit: 10,
  });
  assert.deepEqual(
    page.rows.map((row) => row.values['case_no']),
    ['A-2'],
  );
  assert.equal((await rowHistory(db, act(clerk, 'read'), cases, 'A-2')).length, 2);
  await assert.rejects(rowHistory(db, act(clerk, 'read'), cases, 'A-1'), refused('RECORD-NOT-FOUND'));
  const colleague = await principal('discipline_clerk', 'JW');
  assert.equal(await countRows(db, act(colleague, 'read'), cases, EVERY_ROW), 0);
  const nothing = await ask(clerk, 'NO-SUCH-CASE');
  await assert.rejects(decide(keeper, nothing, true), refused('ACCESS-DISCLOSURE'));
  await decide(keeper, nothing, false);
});

test('the lists of knowers are nobody’s to write, and no post reads the log', async () => {
  for (const who of [clerk, keeper, office])
    for (const sql of [
      `update ledger.discipline_case set row_readers = '{x}' where region_id = ${region}`,
      `update ledger.discipline_case set row_author = 'x' where region_id = ${region}`,
      `delete from ledger.discipline_case where region_id = ${region}`,
      `select count(*) from audit.entries where region_id = ${region}`,
      `select count(*) from auth.accounts where region_id = ${region}`,
      `select count(*) from access.disclosures where region_id = ${region}`,
      `set role mingze_owner`,
    ])
      await assert.rejects(
        writeInScope(db, act(who, 'write').scope, (client) => client.query(sql)),
        /permission denied/,
        sql,
      );
});

test('every look into a sealed ledger stands in the log with who looked', async () => {
  const looks = await entries('row.read_sealed');
  for (const who of [clerk, keeper, office])
    assert.ok(
      looks.some((entry) => entry.actor === who.actor.name),
      who.actor.name,
    );
  const before = looks.length;
  await listRows(db, act(keeper, 'read'), cases, { ...EVERY_ROW, order: null, after: null, limit: 10 });
  assert.equal((await entries('row.read_sealed')).length, before + 1);
  assert.ok((await entries('disclosure.decided')).length >= 3);
});
