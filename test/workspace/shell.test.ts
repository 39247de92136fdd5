// The frame around every page: signing in, the menu of each post, the address, the keyboard.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';

const workspace = await aWorkspace();
after(() => workspace.close());

test('a wrong password is refused in words, the right one opens the page that was asked for', async () => {
  const { page, faults } = await workspace.openSignedOut('/ledgers?year=2021');
  await page.getByLabel('用户名').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.getByLabel('用户名').fill('demo_village_clerk');
  await page.getByLabel('口令', { exact: true }).fill('不是这个口令');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: '用户名' }).waitFor();
  await workspace.signIn(page, 'village_clerk');
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor();
  assert.match(page.url(), /\/ledgers\?year=2021$/);
  // The browser tells of refusals on its console; nothing else may be there.
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('401')),
    [],
  );
});

test('each post sees the links of the chain that it has work in', async () => {
  const menuOf = async (kind: string): Promise<readonly string[]> => {
    const { page } = await workspace.open(kind, '/me');
    const lines = page.getByRole('navigation', { name: '主菜单' }).getByRole('link');
    await lines.first().waitFor();
    return lines.allTextContents();
  };
  const clerk = await menuOf('village_clerk');
  assert.ok(
    clerk.includes('履责台账') && !clerk.includes('报告') && !clerk.includes('审计日志'),
    clerk.join(),
  );
  const office = await menuOf('committee_office');
  assert.ok(office.includes('报告') && !office.includes('账号'), office.join());
  const security = await menuOf('security_administrator');
  assert.ok(security.includes('任用') && !security.includes('履责台账'), security.join());
});

test('Ctrl K leads to the search, the skip link to the content', async () => {
  const { page } = await workspace.open('township_clerk', '/ledgers?year=2021');
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  const focused = page.locator(':focus');
  assert.equal(await focused.getAttribute('aria-label'), '搜索');
});

test('the year of the frame is that of the report on the page, and opens that of another year', async () => {
  const { page } = await workspace.open('committee_office', '/reports/annual/2025/sign');
  const year = page.locator('.period');
  await year.getByText('2025年').waitFor();
  await year.click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '2024年' }).click();
  await page.waitForURL(/\/reports\/annual\/2024$/);
});

test('a session that ends while somebody works is renewed over the page', async () => {
  const { page } = await workspace.open('township_clerk', '/ledgers?year=2021');
  const find = page.getByLabel('按名称找台账');
  await find.fill('监督');
  await page.context().clearCookies();
  await page.getByRole('link', { name: '监督检查台账' }).click();
  await page.getByRole('dialog', { name: '登录已到期' }).waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await workspace.signIn(page, 'township_clerk');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a window of the clerk does nothing as the reviewer who has signed in beside it, and keeps what was typed', async () => {
  const { page } = await workspace.open('village_clerk', '/ledgers/public_suggestion/new');
  await page.getByLabel('建议编号').fill('JY-两-1');
  const { page: beside } = await workspace.open('township_reviewer', '/');
  await beside.getByRole('heading', { name: '我的工作台' }).waitFor();
  // What is typed goes to the service by itself a moment later; that is refused already.
  const told = page.getByRole('dialog').filter({ hasText: '这里换了人登录' });
  await told.getByText('demo_township_reviewer').waitFor();
  await told.getByText('demo_village_clerk').first().waitFor();
  assert.equal(await page.getByLabel('建议编号').inputValue(), 'JY-两-1');
  // The clerk signs in again over his page and goes on; now the other window is the one that is told.
  await told.getByRole('button', { name: /重新登录/ }).click();
  await workspace.signIn(page, 'village_clerk');
  await told.waitFor({ state: 'hidden' });
  assert.equal(await page.getByLabel('建议编号').inputValue(), 'JY-两-1');
  await beside.getByRole('link', { name: '履责台账' }).first().click();
  const other = beside.getByRole('dialog').filter({ hasText: '这里换了人登录' });
  await other.getByRole('button', { name: /重新打开/ }).click();
  await beside.getByText('文书」身份').first().waitFor();
});
