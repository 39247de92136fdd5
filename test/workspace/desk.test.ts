// The desk in the morning: what waits is accepted from it and can be taken back for ten seconds; when nothing waits it
// says so and shows the week after.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const HEADER = ['督办单号', '责任单位', '履职不到位情形', '发单日期', '办理时限', '处置层级', '记录状态'];
const order = (no: string, due: string, status: string) => [
  no,
  '清溪镇',
  '逾期',
  '2021-12-01',
  due,
  '提醒',
  status,
];
// The service's day is 2022-01-10.
const ORDERS = [
  order('DB-1', '2022-01-19', '已审定'),
  order('DB-2', '2022-03-01', '已报送'),
  order('DB-3', '2022-03-01', '已报送'),
];

const workspace = await aWorkspace(async (city, directory) => {
  const file = join(directory, '督办.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN), { name: '督办单台账', rows: [HEADER, ...ORDERS] }]));
  const done = await city.import([file]);
  assert.ok(done.accepted, JSON.stringify(done.errors));
});
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

// What this city's desks tell of here are rows: the lists of both years leave every duty out.
const keeper = await workspace.service.as('committee_office');
for (const year of [2021, 2022]) {
  const { items } = (await keeper.ask('GET', `duties/${year}/list`)).json;
  for (const { id, generates } of items as readonly { readonly id: string; readonly generates: boolean }[]) {
    const body = { on: false, least: null, dueOn: null, reason: '只看台账' };
    if (generates) assert.equal((await keeper.ask('PUT', `duties/${year}/list/${id}`, { body })).status, 204);
  }
}

const reviewer = await workspace.service.as('township_reviewer');
const waiting = async (): Promise<number> =>
  (await reviewer.ask('GET', 'ledgers/supervision_order/rows/count?where=row_status:eq:submitted')).json
    .count;

test('a few that wait are accepted from the desk, and not before ten seconds have gone', async () => {
  const { page, faults } = await workspace.open('township_reviewer', '/');
  await page.clock.install();
  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: '督办单台账' });
  await line.getByText('下面报送上来').waitFor();
  await line.getByText('清溪', { exact: true }).waitFor();
  await line.getByRole('button', { name: '审定 2 条' }).click();
  await line.getByText('2 条，10 秒后记为已审定').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  // The clock of the page runs on by itself: well before the ten seconds on a busy machine too.
  await page.clock.fastForward(4_000);
  await line.getByRole('button', { name: '撤销' }).click();
  await line.getByRole('button', { name: '审定 2 条' }).waitFor();
  await page.clock.fastForward(20_000);
  assert.equal(await waiting(), 2);
  await line.getByRole('button', { name: '审定 2 条' }).click();
  await line.getByText('10 秒后').waitFor();
  await page.clock.fastForward(10_000);
  await line.waitFor({ state: 'detached' });
  assert.equal(await waiting(), 0);
  await page.getByText('没有等您办的事').waitFor();
  assert.deepEqual(faults, []);
});

test('who goes on to another page within the ten seconds has accepted', async () => {
  const clerk = await workspace.service.as('township_clerk');
  const values = {
    order_no: 'DB-4',
    bearer_unit: 'XZ1',
    shortfall: 'overdue',
    issued_on: '2021-12-01',
    escalation: 'reminder',
  };
  const made = await clerk.ask('POST', 'ledgers/supervision_order/rows', { body: { values, submit: true } });
  assert.equal(made.status, 201, made.text);
  const { page } = await workspace.open('township_reviewer', '/');
  const act = page.waitForResponse((answer) => answer.url().endsWith('/ledgers/supervision_order/status'));
  await page.getByRole('button', { name: '审定 1 条' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '总览' }).click();
  assert.equal((await act).status(), 204);
  assert.equal(await waiting(), 0);
});

test('when nothing waits the desk says so and shows what comes due in the week after', async () => {
  const { page, faults } = await workspace.open('township_clerk', '/');
  await page.getByText('没有等您办的事。下一周到期的在下面。').waitFor();
  const next = page.getByRole('region', { name: '下一周到期' });
  await next.getByText('2022年1月19日到期').waitFor();
  await next.getByText('清溪', { exact: true }).waitFor();
  await next.getByRole('link', { name: '看看' }).click();
  await settled(page);
  await page.locator('.official').getByText('DB-1').waitFor();
  assert.deepEqual(faults, []);
});

test('a report that is not issued waits on the desk of who signs until he has signed', async () => {
  const { page } = await workspace.open('secretary', '/');
  const line = page.getByRole('listitem').filter({ hasText: '2021年度报告' });
  await line.getByText('待签批').waitFor();
  await line.getByRole('link', { name: '去看去签' }).click();
  await page.waitForURL(/\/reports\/annual\/2021\/sign$/);
  const office = await workspace.service.as('committee_office');
  assert.deepEqual((await office.ask('GET', 'desk')).json.sign, []);
});
