// Supervision: orders and tasks, numbered, each issued once, replied to and followed to the end.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '全部.xlsx');
  writeFileSync(file, dutyWorkbook());
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const office = await service.as('committee_office');
const clerk = await service.as('township_clerk');
const village = await service.as('village_clerk');

test('orders are numbered, have a day, and are for units below; two at once never share a number', async () => {
  const order = (visitor: Visitor, occurrences: Json[]) =>
    visitor.ask('POST', 'supervision/2021/orders', { body: { due: '2022-02-01', occurrences } });
  const matter = (unit: string, duty = 'ZTZR-05', period = '2021') => ({ unit, duty, period, bearer: '' });
  const both = await Promise.all([
    order(office, [matter('XZ1'), matter('BM2')]),
    order(office, [matter('SW'), matter('SW')]),
  ]);
  for (const { status, text } of both) assert.equal(status, 201, text);
  const numbers = both.flatMap(({ json }): string[] => json.orders.map(({ number }: Json) => number));
  numbers.sort((a, b) => (a < b ? -1 : 1));
  assert.deepEqual(numbers, ['督〔2022〕1号', '督〔2022〕2号', '督〔2022〕3号']);
  const rows = (await clerk.ask('GET', 'ledgers/supervision_order/rows')).json.items;
  assert.deepEqual(
    rows.map(({ values, status }: Json) => [
      values.matter.slice(0, 19),
      values.due_on,
      values.shortfall,
      status,
    ]),
    [['2021年 ZTZR-05 全年 结合', '2022-02-01', 'overdue', 'accepted']],
  );
  assert.equal((await order(clerk, [matter('XZ1')])).json.code, 'SUPERVISION-UNIT');
  assert.equal((await order(village, [matter('XZ1')])).json.code, 'SUPERVISION-UNIT');
  assert.equal((await order(clerk, [matter('C1', 'CWH-02', '2021-Q4')])).status, 201);
});

test('an order is not issued twice; its unit replies, and who issued it returns, escalates or ends it', async () => {
  const listed = async () =>
    (await clerk.ask('GET', 'ledgers/supervision_order/rows?sort=order_no')).json.items;
  const [order] = await listed();
  const about = { unit: 'XZ1', duty: 'ZTZR-05', period: '2021', bearer: '' };
  const issue = () =>
    office.ask('POST', 'supervision/2021/orders', { body: { due: '2022-02-01', occurrences: [about] } });
  assert.equal((await issue()).json.code, 'SUPERVISION-ORDERED');
  const open = async () =>
    (await office.ask('POST', 'supervision/2021/orders/open', { body: { occurrences: [about] } })).json
      .orders;
  assert.deepEqual(
    (await open()).map(({ number }: Json) => number),
    [order.values.order_no],
  );
  const place = `ledgers/supervision_order/rows/${order.id}`;
  const step = async (visitor: Visitor, what: string, body: Json = {}) => {
    const { version = 1 } = (await visitor.ask('GET', place)).json;
    return visitor.ask('POST', `${place}/steps`, { body: { step: what, version, ...body } });
  };
  const further = { opinion: '到期没有回复', values: { due_on: '2022-03-01', talker: '', talkee: '' } };
  assert.equal((await step(clerk, 'interview', further)).json.code, 'FLOW-WHO');
  // A village sees no order of its township.
  assert.equal((await step(village, 'reply', { values: { reply: '已办' } })).json.code, 'RECORD-NOT-FOUND');
  assert.equal((await step(clerk, 'reply', { values: { reply: '已于1月补开会议' } })).status, 200);
  assert.equal((await step(clerk, 'reply', { values: { reply: '再写一次' } })).json.code, 'FLOW-STATE');
  // It has not ended before the reply is judged.
  assert.equal((await open()).length, 1);
  const waits = (await office.ask('GET', 'desk')).json;
  assert.ok(JSON.stringify(waits).includes('同意办结'), 'the verdict waits on the desk');
  assert.equal((await step(office, 'return', { opinion: '请写明会议日期' })).status, 200);
  assert.equal((await step(clerk, 'reply', { values: { reply: '1月12日补开' } })).status, 200);
  assert.equal((await step(office, 'finish')).status, 200);
  const [now] = await listed();
  const { reply, escalation, due_on: due, matter, stage, issuer } = now.values;
  assert.deepEqual(
    [reply, escalation, due, matter, stage, issuer, now.status],
    ['1月12日补开', 'reminder', '2022-02-01', order.values.matter, 'finished', 'BM1', 'accepted'],
  );
  assert.deepEqual(await open(), []);
  const history = (await office.ask('GET', `${place}/history`)).json.items;
  const reasons = history.map(({ reason }: Json) => reason).filter(Boolean);
  for (const reason of ['回复', '退回重办：请写明会议日期', '同意办结'])
    assert.ok(reasons.includes(reason), `${reason}: ${reasons.join('、')}`);
  assert.equal((await issue()).status, 201, 'the next one may be issued');
});

test('the same order asked for twenty times at once is issued once; several orders are issued all or none', async () => {
  const about = (unit: string, period: string) => ({ unit, duty: 'CWH-02', period, bearer: '' });
  const ask = (occurrences: Json[]) =>
    office.ask('POST', 'supervision/2021/orders', { body: { due: '2022-02-01', occurrences } });
  const listed = async (): Promise<readonly Json[]> =>
    (await office.ask('GET', 'ledgers/supervision_order/rows?limit=200')).json.items;
  const before = await listed();
  const twenty = await Promise.all(
    Array.from({ length: 20 }, () => ask([about('C2', '2021-Q1'), about('C2', '2021-Q2')])),
  );
  assert.deepEqual(
    twenty.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, ...Array.from({ length: 19 }, () => 409)],
  );
  for (const { status, json } of twenty) if (status === 409) assert.equal(json.code, 'SUPERVISION-ORDERED');
  const issued = (await listed()).filter(({ id }) => !before.some((old) => old.id === id));
  assert.equal(issued.length, 2);
  assert.ok(issued.every(({ status }) => status === 'accepted'));
  // One of two has its order already: neither is issued, and no number is lost.
  assert.equal(
    (await ask([about('C2', '2021-Q3'), about('C2', '2021-Q2')])).json.code,
    'SUPERVISION-ORDERED',
  );
  assert.equal((await listed()).length, before.length + 2);
  const numberOf = ({ values }: Json): number => Number(/〕(\d+)号/.exec(values.order_no)?.[1]);
  const highest = Math.max(...(await listed()).map(numberOf));
  const next = (await ask([about('C2', '2021-Q3')])).json.orders[0].number;
  assert.equal(next, `督〔2022〕${highest + 1}号`);
  // What an order is about is a link: the words may be edited.
  const [order] = issued;
  const edited = await office.ask('PUT', `ledgers/supervision_order/rows/${order.id}`, {
    body: {
      values: {
        ...order.values,
        bearer_unit: '上河村',
        shortfall: '逾期',
        escalation: '提醒',
        stage: null,
        matter: '村务公开',
      },
      version: order.version,
      reason: '改写事项',
    },
  });
  assert.equal(edited.status, 200, edited.text);
  assert.equal((await ask([about('C2', '2021-Q1')])).json.code, 'SUPERVISION-ORDERED');
});

test('a task says what it costs and who asked before, and is followed in its ledger', async () => {
  const task = (preview: boolean, title: string) =>
    office.ask('POST', 'supervision/tasks', {
      body: { title, units: ['XZ1', 'BM2'], due: '2022-01-31', preview },
    });
  const before = (await task(true, '报送 春节值班安排')).json;
  assert.deepEqual([before.number, before.units, before.total, before.same], [null, 2, 6, []]);
  assert.equal((await task(false, '报送 春节值班安排')).json.number, '交〔2022〕1号');
  const again = (await task(true, '报送春节值班安排！')).json;
  assert.deepEqual(
    again.same.map(({ unit, by }: Json) => [unit, by]),
    [
      ['市财政局', '市委办公室'],
      ['清溪', '市委办公室'],
    ],
  );
  const { json } = await clerk.ask('GET', 'ledgers/assigned_task/rows');
  assert.deepEqual(
    json.items.map(({ values }: Json) => values.title),
    ['报送 春节值班安排'],
  );
});

test('a task asked for ten times at once has ten numbers, each with all its units', async () => {
  const ten = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      office.ask('POST', 'supervision/tasks', {
        body: { title: `同时交办${n}`, units: ['XZ1', 'BM2', 'XZ3'], due: '2022-01-31', preview: false },
      }),
    ),
  );
  for (const { status, text } of ten) assert.equal(status, 200, text);
  assert.equal(new Set(ten.map(({ json }) => json.number)).size, 10);
  const { json } = await office.ask('GET', 'ledgers/assigned_task/rows?limit=200');
  for (const { json: task } of ten)
    assert.equal(json.items.filter(({ values }: Json) => values.task_no === task.number).length, 3);
});
