// What people keep for themselves, what is due to them, and what stands on a record.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { appoint } from '#engine/access/operations/appoint.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const OTHER = ['XZ2', '东岭镇', '东岭', '乡镇', 'U1'] as const;
const SDIC = ['U4', '市纪委监委', '市纪委', '市纪委监委', 'U1'] as const;
const HEADER = ['督办单号', '责任单位', '履职不到位情形', '发单日期', '办理时限', '回复日期', '处置层级'];
// The service's day is 2022-01-10.
const ORDERS = [
  ['DB-1', '清溪镇', '未开展', '2021-12-01', '2022-01-09', null, '提醒'],
  ['DB-2', '清溪镇', '逾期', '2021-12-01', '2022-01-17', null, '提醒'],
  ['DB-3', '清溪镇', '逾期', '2021-12-01', '2022-01-09', '2022-01-08', '提醒'],
  ['DB-4', '东岭镇', '逾期', '2021-12-01', '2021-12-31', null, '提醒'],
  ['DB-5', '清溪镇', '逾期', '2021-12-01', '2022-01-18', null, '提醒'],
  ['DB-6', '清溪镇', '逾期', '2021-12-01', '2022-01-10', null, '提醒'],
] as const;

const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  const sheets = [units(TOWN, VILLAGE, OTHER, SDIC), { name: '督办单台账', rows: [HEADER, ...ORDERS] }];
  writeFileSync(file, aWorkbook(sheets));
  const done = await city.import([file]);
  assert.ok(done.accepted, JSON.stringify(done.errors));
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const clerk = await service.as('village_clerk');
const office = await service.as('committee_office');
const discipline = await service.as('discipline_case_keeper');

async function listed(visitor: Visitor, ledger: string, where: readonly string[]): Promise<number> {
  const query = where.map((one) => `where=${encodeURIComponent(one)}`).join('&');
  const { json } = await visitor.ask('GET', `ledgers/${ledger}/rows/count?${query}`);
  return json.count;
}

test('what is past its day and what comes due within a week stands on the desk, as many as the list finds', async () => {
  for (const kind of ['committee_office', 'township_clerk', 'township_reviewer', 'inspection_office']) {
    const visitor = await service.as(kind);
    const { json } = await visitor.ask('GET', 'desk');
    for (const line of json.items)
      assert.equal(await listed(visitor, line.ledger, line.where), line.count, `${kind} ${line.kind}`);
    if (kind !== 'committee_office') continue;
    const counts = json.items.map((one: { kind: string; count: number }) => [one.kind, one.count]);
    assert.deepEqual(counts, [
      ['overdue', 2],
      ['due', 2],
      ['next', 1],
    ]);
    // Whose, and until when: of several units' rows the earliest day.
    assert.deepEqual(
      json.items.map((one: { unit: string | null; units: number; until: string }) => [
        one.unit,
        one.units,
        one.until,
      ]),
      [
        [null, 2, '2021-12-31'],
        ['清溪', 1, '2022-01-10'],
        ['清溪', 1, '2022-01-18'],
      ],
    );
  }
});

test('the overview counts what was due in the year, done, open and late, and names what has waited longest', async () => {
  const { json } = await office.ask('GET', 'overview?year=2022');
  const [orders] = json.deadlines;
  assert.equal(orders.ledger, 'supervision_order');
  const { done, open, overdue } = orders;
  assert.deepEqual([done.count, open.count, overdue.count], [1, 4, 1]);
  for (const rows of [done, open, overdue])
    assert.equal(await listed(office, orders.ledger, rows.where), rows.count);
  assert.deepEqual(
    json.worst.map((one: { name: string; unit: string; days: number }) => [one.name, one.unit, one.days]),
    [['DB-1', '清溪', 1]],
  );
  const before = (await office.ask('GET', 'overview?year=2021')).json;
  assert.deepEqual(
    before.worst.map((one: { name: string; days: number }) => [one.name, one.days]),
    [['DB-4', 10]],
  );
});

const DRAFT = 'ledgers/public_suggestion/drafts/new';
const typing = { typed: { project: '口袋公园' }, version: null };

test('typing is kept on the service for whoever typed it, and for nobody else', async () => {
  assert.equal((await clerk.ask('GET', DRAFT)).json.draft, null);
  assert.equal((await clerk.ask('PUT', DRAFT, { body: typing })).status, 204);
  const again = await service.as('village_clerk');
  assert.deepEqual((await again.ask('GET', DRAFT)).json.draft.typed, typing.typed);
  assert.deepEqual(
    (await clerk.ask('GET', 'desk')).json.typed.map((one: { ledger: string; row: string }) => [
      one.ledger,
      one.row,
    ]),
    [['public_suggestion', 'new']],
  );
  assert.equal((await office.ask('GET', DRAFT)).json.draft, null);
  assert.deepEqual((await office.ask('GET', 'desk')).json.typed, []);
  assert.equal((await clerk.ask('DELETE', DRAFT)).status, 204);
  assert.equal((await clerk.ask('GET', DRAFT)).json.draft, null);
  const sealed = await discipline.ask('PUT', 'ledgers/discipline_case/drafts/new', { body: typing });
  assert.equal(sealed.json.code, 'API-SEALED');
  const foreign = await clerk.ask('PUT', 'ledgers/discipline_case/drafts/new', { body: typing });
  assert.equal(foreign.json.code, 'API-LEDGER');
});

test('a view is kept under its name, replaced by the same name, at most thirty of a ledger', async () => {
  const views = 'ledgers/public_suggestion/views';
  const keep = (name: string, address: string) =>
    clerk.ask('PUT', `${views}/${encodeURIComponent(name)}`, { body: { address } });
  assert.equal((await keep('本季度的', 'where=row_status:eq:draft')).status, 204);
  assert.equal((await keep('本季度的', 'sort=-received_on')).status, 204);
  assert.deepEqual((await clerk.ask('GET', views)).json.items, [
    { name: '本季度的', address: 'sort=-received_on' },
  ]);
  assert.deepEqual((await office.ask('GET', views)).json.items, []);
  for (let n = 1; n < 30; n += 1) assert.equal((await keep(`视图${n}`, 'year=2021')).status, 204);
  assert.equal((await keep('多出来的', 'year=2021')).json.code, 'LEDGER-VIEWS');
  assert.equal((await keep('本季度的', 'year=2021')).status, 204);
  assert.equal((await clerk.ask('DELETE', `${views}/${encodeURIComponent('本季度的')}`)).status, 204);
  assert.equal((await clerk.ask('GET', views)).json.items.length, 29);
});

test('two who have a record open are told of one another; whoever may not read it is told nothing', async () => {
  const rows = (await office.ask('GET', 'ledgers/supervision_order/rows?where=order_no:eq:DB-4')).json.items;
  const place = `ledgers/supervision_order/rows/${rows[0].id}/open`;
  assert.deepEqual((await office.ask('PUT', place)).json.others, []);
  const inspector = await service.as('inspection_office');
  assert.equal((await inspector.ask('PUT', place)).json.others.length, 1);
  assert.equal((await office.ask('PUT', place)).json.others.length, 1);
  assert.equal((await clerk.ask('PUT', place)).status, 404);
  assert.equal((await inspector.ask('DELETE', place)).status, 204);
  assert.deepEqual((await office.ask('PUT', place)).json.others, []);
});

test('a jump into a list begins with the row that stands there', async () => {
  const rows = 'ledgers/supervision_order/rows?sort=order_no';
  const all = (await office.ask('GET', rows)).json.items;
  const late = (await office.ask('GET', `${rows}&skip=3&limit=2`)).json;
  assert.deepEqual(
    late.items.map((one: { id: string }) => one.id),
    all.slice(3, 5).map((one: { id: string }) => one.id),
  );
  const rest = (await office.ask('GET', `${rows}&limit=2&after=${late.next}`)).json;
  assert.deepEqual(
    rest.items.map((one: { id: string }) => one.id),
    all.slice(5).map((one: { id: string }) => one.id),
  );
});

test('two windows of one account act in two posts, and neither is offered the typing of the other', async () => {
  const { db, pack, scope } = service.city;
  let visitor = await service.as('village_clerk');
  const me = (await visitor.ask('GET', 'session')).json;
  const { id: other } = await appoint(db, { scope, actor: TESTER, now: NOW }, pack, {
    account: me.account.id,
    kind: 'township_clerk',
    unit: 'XZ2',
    named: [],
    reason: null,
    from: '2021-01-01',
    to: null,
  });
  // Who gets another post signs in again.
  visitor = await service.as('village_clerk');
  const as = (post: string) => ({ headers: { 'x-mingze-as': `${me.account.id}.${post}` } });
  const acting = async (post: string): Promise<string> =>
    (await visitor.ask('GET', 'session', as(post))).json.acting;
  assert.deepEqual([await acting(me.acting), await acting(other)], [me.acting, other]);
  // The one chooses a post; the window that says its own stays what it is.
  await visitor.ask('PUT', 'session/post', { body: { appointment: other } });
  assert.equal(await acting(me.acting), me.acting);
  assert.equal((await visitor.ask('GET', 'session')).json.acting, other, 'a new window begins with the last');
  const place = 'ledgers/public_suggestion/drafts/new';
  const body = { typed: { handler: 'C1' }, version: null };
  assert.equal((await visitor.ask('PUT', place, { body, ...as(me.acting) })).status, 204);
  assert.deepEqual((await visitor.ask('GET', place, as(me.acting))).json.draft.typed, body.typed);
  assert.equal((await visitor.ask('GET', place, as(other))).json.draft, null);
  const onDesk = async (post: string): Promise<number> =>
    (await visitor.ask('GET', 'desk', as(post))).json.typed.length;
  assert.deepEqual([await onDesk(me.acting), await onDesk(other)], [1, 0]);
  // A post that is not his makes him nobody's.
  const strange = await visitor.ask('GET', 'ledgers', as(crypto.randomUUID()));
  assert.deepEqual([strange.status, strange.json.code], [409, 'ACCESS-POST']);
});
