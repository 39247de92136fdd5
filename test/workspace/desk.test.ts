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
const HEADER = ['隐患编号', '监管单位', '隐患等级', '发现日期', '整改时限', '已复查合格', '记录状态'];
const hazard = (no: string, due: string, status: string) => [
  no,
  '清溪镇',
  '一般',
  '2021-12-01',
  due,
  '否',
  status,
];
// The service's day is 2022-01-10.
const HAZARDS = [
  hazard('YH-1', '2022-01-19', '已审定'),
  hazard('YH-2', '2022-03-01', '已报送'),
  hazard('YH-3', '2022-03-01', '已报送'),
];

const workspace = await aWorkspace(async (city, directory) => {
  const file = join(directory, '隐患.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN), { name: '安全隐患台账', rows: [HEADER, ...HAZARDS] }]));
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
  (await reviewer.ask('GET', 'ledgers/safety_hazard/rows/count?where=row_status:eq:submitted')).json.count;

test('a few that wait are accepted from the desk at once, and taken back by a second act', async () => {
  const { page, faults } = await workspace.open('township_reviewer', '/');
  const line = page
    .getByRole('list', { name: '等我办的事' })
    .getByRole('listitem')
    .filter({ hasText: '安全隐患台账' });
  await line.getByText('下面报送上来').waitFor();
  await line.getByText('清溪', { exact: true }).waitFor();
  await line.getByRole('button', { name: '审定 2 条' }).click();
  const done = page.getByRole('list', { name: '刚才办的' }).getByRole('listitem');
  await done.getByText('已审定').waitFor();
  assert.equal(await waiting(), 0);
  assert.deepEqual(await accessibilityFaults(page), []);
  await done.getByRole('button', { name: '撤回' }).click();
  await line.getByRole('button', { name: '审定 2 条' }).waitFor();
  assert.equal(await waiting(), 2);
  // A window that dies right after the click has accepted.
  const act = page.waitForResponse((answer) => answer.url().endsWith('/ledgers/safety_hazard/status'));
  await line.getByRole('button', { name: '审定 2 条' }).click();
  assert.equal((await act).status(), 200);
  await page.close();
  assert.equal(await waiting(), 0);
  assert.deepEqual(faults, []);
});

test('a record says what I decided on it last, and takes it back; what has happened since keeps it from that', async () => {
  const { json } = await reviewer.ask(
    'GET',
    'ledgers/safety_hazard/rows?where=row_status:eq:accepted&limit=1',
  );
  const [row] = json.items as { id: string; version: number }[];
  assert.ok(row);
  const { page } = await workspace.open('township_reviewer', `/ledgers/safety_hazard/rows/${row.id}`);
  await page.getByRole('button', { name: '撤回审定' }).click();
  await page.locator('.official').getByText('已报送').waitFor();
  await page.getByText('撤回刚才的办理').first().waitFor();
  assert.equal(await page.getByRole('button', { name: '撤回审定' }).count(), 0);
  const body = { action: 'accept', rows: [{ id: row.id, version: row.version }] };
  const late = await reviewer.ask('POST', 'ledgers/safety_hazard/status/take-back', { body });
  assert.deepEqual([late.status, late.json.code], [409, 'RECORD-TAKE-BACK']);
  // Twice at once: one of them is done.
  const accept = () =>
    reviewer.ask('POST', 'ledgers/safety_hazard/status', { body: { action: 'accept', ids: [row.id] } });
  const both = await Promise.all([accept(), accept()]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  const version = both.find(({ status }) => status === 200)?.json.rows[0].version;
  const back = { body: { action: 'accept', rows: [{ id: row.id, version }] } };
  const strange = await (await workspace.service.as('committee_office')).ask(
    'POST',
    'ledgers/safety_hazard/status/take-back',
    back,
  );
  assert.ok([403, 404, 409].includes(strange.status), strange.text);
  const twice = await Promise.all(
    [1, 2].map(() => reviewer.ask('POST', 'ledgers/safety_hazard/status/take-back', back)),
  );
  assert.deepEqual(
    twice.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 409],
  );
  await reviewer.ask('POST', 'ledgers/safety_hazard/status', {
    body: { action: 'accept', ids: [row.id] },
  });
});

test('when nothing waits the desk says so and shows what comes due in the week after', async () => {
  const { page, faults } = await workspace.open('township_clerk', '/');
  await page.getByText('没有等您办的事。下一周到期的在下面。').waitFor();
  const next = page.getByRole('region', { name: '下一周到期' });
  await next.getByText('2022年1月19日到期').waitFor();
  await next.getByText('清溪', { exact: true }).waitFor();
  await next.getByRole('link', { name: '看看' }).click();
  await settled(page);
  await page.locator('.official').getByText('YH-1').waitFor();
  assert.deepEqual(faults, []);
});

test('while no report was ever issued, who sets the city up is told what is open, and sent to no ledger that is not his', async () => {
  for (const kind of ['system_administrator', 'security_administrator', 'audit_administrator']) {
    const { page, faults } = await workspace.open(kind, '/');
    await page.getByText(/到第一份报告还有 \d 步没有做/).waitFor();
    const { items } = (await (await workspace.service.as(kind)).ask('GET', 'first-steps')).json;
    const open = (items as readonly { done: boolean }[]).filter(({ done }) => !done).length;
    await page.getByText(`还有 ${open} 步没有做`).waitFor();
    assert.equal(await page.getByRole('link', { name: /台账/ }).count(), 0, kind);
    await page.getByRole('link', { name: '看启用步骤' }).click();
    await page.getByRole('list', { name: '各步' }).waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test('a report that nobody has sent for signing waits on no desk, however late the year', async () => {
  for (const kind of ['secretary', 'committee_office']) {
    const visitor = await workspace.service.as(kind);
    const { sign, returned } = (await visitor.ask('GET', 'desk')).json;
    assert.deepEqual([sign, returned], [[], []], kind);
  }
});
