// The days of three offices of the city: the discipline commission registers a disposition, the inspection office a
// finding, the organisation department looks after the branches that are not mended yet.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AFTER_THE_DEMO, aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

// The year after the demo's last: what was not finished then is still there.
const YEAR = AFTER_THE_DEMO.getUTCFullYear();
const workspace = await aWorkspace(undefined, { now: () => AFTER_THE_DEMO });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

/** Chooses in a field as a person does: opens it, types, takes what stands there. */
async function choose(
  page: Page,
  label: string | RegExp,
  typed: string,
  option: string | RegExp,
): Promise<void> {
  await page.getByLabel(label).click();
  await page.keyboard.type(typed);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}

async function fillDate(page: Page, name: RegExp, day: string): Promise<void> {
  await page.getByRole('textbox', { name }).fill(day);
  await page.keyboard.press('Enter');
}

/** A refusal is an answer that the browser also writes on its console. */
const unforeseen = (faults: readonly string[]): readonly string[] =>
  faults.filter((fault) => !fault.includes('status of 422'));

/** What the form shows as chosen: the words in its pickers. */
const chosen = (page: Page): Promise<readonly string[]> =>
  page.locator('form .ant-select-selection-item').allInnerTexts();

test('the discipline commission: open cases of earlier years are listed, and a disposition is what its keeper chose', async () => {
  const { page, faults } = await workspace.open(
    'discipline_case_keeper',
    `/ledgers/discipline_case?year=${YEAR}`,
  );
  await page.locator('.ant-table-row').first().waitFor();
  const [open] = await workspace.service.city.query(
    `select count(*)::int as n from ledger.discipline_case where concluded_on is null and row_status <> 'voided'`,
  );
  assert.ok(open?.['n'] > 0);
  assert.ok(Number(await page.locator('.totals [data-count]').getAttribute('data-count')) >= open?.['n']);

  await page.goto(`${workspace.origin}/ledgers/case_disposition/new`);
  await settled(page);
  // Nothing of anybody's last disposition is in it.
  assert.deepEqual(await chosen(page), []);
  await page.locator('div[style*="background-image"]').first().waitFor();
  await page.getByLabel('处置编号').fill('CZ-试-1');
  await choose(page, '线索来源', '', '监督检查发现');
  await page.getByLabel(/^人员/).click();
  await page.locator('.ant-select-item-option:visible').first().click();
  await choose(page, '处置方式', '', '党纪处分');
  await choose(page, '处分种类', '', '党内警告');
  await choose(page, '承办单位', '纪委', /纪/);
  await fillDate(page, /决定日期/, `${YEAR}-01-12`);
  await choose(page, '四种形态', '', '第一种形态');
  await page.getByText('第一种形态是谈话提醒、批评教育一类').first().waitFor();
  await page.getByRole('button', { name: '登记并报送' }).click();
  await settled(page);
  assert.match(page.url(), /\/new/u, 'a contradiction is not registered');
  await choose(page, '四种形态', '', '第二种形态');
  await page.getByRole('button', { name: '登记并报送' }).click();
  await page.locator('.official').getByText('已报送').waitFor();
  assert.deepEqual(unforeseen(faults), []);
});

test('the inspection office: a finding is registered, is open in the list, and is not closed without measures and proof', async () => {
  const { page, faults } = await workspace.open(
    'inspection_office',
    '/ledgers/inspection_rectification_item/new',
  );
  await settled(page);
  await page.getByLabel('整改编号').fill('ZG-试-1');
  await choose(page, '反馈来源', '', '市委巡察');
  await fillDate(page, /反馈日期/, `${YEAR}-01-05`);
  await page.getByLabel('反馈问题').fill('党务公开栏半年未更新，只公开了两项。');
  await choose(page, '责任单位', 'qxz', /清溪镇/);
  await choose(page, '整改状态', '', '已完成');
  await fillDate(page, /销号日期/, `${YEAR}-01-20`);
  await page.getByRole('button', { name: '登记并报送' }).click();
  await page.getByText('已完成的须填销号依据').first().waitFor();
  await page.getByText('已完成的须填整改措施').first().waitFor();
  assert.match(page.url(), /\/new/u);
  await choose(page, '整改状态', '', '未整改');
  await page.getByRole('textbox', { name: /销号日期/ }).fill('');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '登记并报送' }).click();
  await page.locator('.official').getByText('已报送').waitFor();
  // What was written stays as it was written.
  await page.getByText('党务公开栏半年未更新，只公开了两项。').first().waitFor();

  await page.goto(`${workspace.origin}/ledgers/inspection_rectification_item?year=${YEAR}`);
  await page.locator('.ant-table-row').filter({ hasText: 'ZG-试-1' }).waitFor();
  assert.deepEqual(unforeseen(faults), []);
});

test('the organisation department: branches of earlier years that are not mended stay in the list, and open from anywhere', async () => {
  const { page, faults } = await workspace.open(
    'organisation_department',
    `/ledgers/weak_branch_rectification?year=${YEAR}`,
  );
  const first = page.locator('.ant-table-row').first();
  await first.waitFor();
  const [left] = await workspace.service.city.query(
    `select count(*)::int as n from ledger.weak_branch_rectification
     where status in ('rectifying', 'continued') and row_status <> 'voided'`,
  );
  assert.ok(left?.['n'] > 0);
  assert.ok(Number(await page.locator('.totals [data-count]').getAttribute('data-count')) >= left?.['n']);
  await first.locator('.ant-table-cell').nth(3).click();
  await page.locator('.official').waitFor();
  await page.getByText('回到台账').click();
  await page.waitForURL((url) => url.searchParams.get('year') === String(YEAR));
  assert.deepEqual(unforeseen(faults), []);
});
