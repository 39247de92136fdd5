// What the administrators set and agree to, in the browser: a second factor demanded, and acts that take two.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { changeSettings } from '#engine/access/settings.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { NOW } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { aWorkspace, type Workspace } from '../support/a-workspace.ts';

const workspace: Workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

/** The other administrator finds what he is asked and agrees. */
async function agreedBy(kind: string, what: RegExp): Promise<void> {
  const { page, faults } = await workspace.open(kind, '/proposals');
  const line = page.getByRole('row').filter({ hasText: what });
  await line.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByLabel('为什么同意（记入日志）').fill('已当面核实');
  await page.locator('.reason').getByRole('button', { name: '同意', exact: true }).click();
  await line.getByText('已同意').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
}

test('small office: the switch asks for a second person, who agrees; then it goes on', async () => {
  const { page } = await workspace.open('security_administrator', '/settings');
  const toggle = page.getByRole('switch', { name: /小单位/ });
  await toggle.click();
  await page.getByRole('button', { name: '提请另一名管理员同意' }).click();
  await page.getByLabel('为什么要办（记入日志）').fill('单位只有一名管理人员');
  await page.locator('.reason').getByRole('button', { name: '提请另一名管理员同意' }).click();
  await page.getByText('已提请另一名管理员决定').waitFor();
  assert.equal(await toggle.getAttribute('aria-checked'), 'false');
  await page.close();
  await agreedBy('audit_administrator', /启用“小单位”/);
  const again = await workspace.open('security_administrator', '/settings');
  const second = again.page.getByRole('switch', { name: /小单位/ });
  await second.click();
  await again.page.locator('[role=switch][aria-checked=true]').waitFor();
  await second.click();
  await again.page.locator('[role=switch][aria-checked=false]').waitFor();
  assert.deepEqual(
    again.faults.filter((fault) => !fault.includes('409')),
    [],
  );
  await again.page.close();
});

test('a backup is asked for, agreed to, taken, and downloaded from the list of jobs', async () => {
  const { page } = await workspace.open('system_administrator', '/settings');
  const take = async (on: typeof page): Promise<void> => {
    await on.getByLabel('加密用的口令').fill('春江潮水连海平，海上明月');
    await on.getByRole('button', { name: '备份', exact: true }).click();
  };
  await take(page);
  await page.getByRole('button', { name: '提请另一名管理员同意' }).click();
  await page.getByLabel('为什么要办（记入日志）').fill('每周备份');
  await page.locator('.reason').getByRole('button', { name: '提请另一名管理员同意' }).click();
  await page.getByText('已提请另一名管理员决定').waitFor();
  await page.close();
  await agreedBy('security_administrator', /备份并下载全部数据/);
  const again = await workspace.open('system_administrator', '/settings');
  await take(again.page);
  await again.page.getByText('已列为任务').waitFor();
  await workspace.service.drain();
  await again.page.getByRole('link', { name: '我的任务' }).last().click();
  const [download] = await Promise.all([
    again.page.waitForEvent('download'),
    again.page.getByRole('link', { name: /^备份-.*\.mingze$/ }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^备份-.*\.mingze$/);
  await again.page.close();
});

test('accounts come from a workbook: faults by row, then made, the passwords as a file; the posts are the other administrator’s', async () => {
  const header = ['用户名', '姓名', '单位', '岗位', '任职开始日期'];
  const file = (...rows: readonly (readonly string[])[]) => ({
    name: '人员.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(aWorkbook([{ name: '账号和岗位', rows: [header, ...rows] }])),
  });
  const good = ['piliang.1', '批量一', '沙岭镇', '乡镇（街道）党政办干部', '2021-01-01'];
  const { page } = await workspace.open('system_administrator', '/accounts');
  const part = page.getByRole('region', { name: '按工作簿建立账号' });
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    part.getByRole('button', { name: '下载模板' }).click(),
  ]);
  assert.equal(template.suggestedFilename(), '账号和岗位（模板）.xlsx');
  await part.locator('input[type=file]').setInputFiles(file(good, ['x y', '错', '没有', '', '']));
  await part.getByText('有 2 处错误，什么也没有改').waitFor();
  await part.locator('input[type=file]').setInputFiles(file(good));
  const accounts = part.getByRole('table', { name: '要建立的账号' }).getByRole('row');
  await accounts.filter({ hasText: '批量一' }).getByText('沙岭镇').waitFor();
  await part.getByRole('button', { name: '建立 1 个账号' }).click();
  await part.getByText('已建立 1 个账号').waitFor();
  const [passwords] = await Promise.all([
    page.waitForEvent('download'),
    part.getByRole('button', { name: '取下口令表' }).click(),
  ]);
  assert.match(readFileSync(await passwords.path(), 'utf8'), /"沙岭镇","批量一","piliang\.1","\S{8,}"/);
  await page.getByRole('cell', { name: 'piliang.1', exact: true }).waitFor();
  const security = await workspace.open('security_administrator', '/appointments');
  const posts = security.page.getByRole('region', { name: '按工作簿任用' });
  await posts.locator('input[type=file]').setInputFiles(file(good));
  const given = posts.getByRole('table', { name: '谁任什么' }).getByRole('row');
  await given.filter({ hasText: '批量一（piliang.1）' }).getByText('沙岭镇').waitFor();
  assert.match(await given.nth(1).innerText(), /乡镇（街道）党政办干部\s*2021年1月1日起/);
  await posts.getByRole('button', { name: '任用 1 个岗位' }).click();
  await posts.getByText('已任用 1 个岗位').waitFor();
  assert.deepEqual([...security.faults], []);
});

test('the log is narrowed to a person and to a kind of event', async () => {
  const { page, faults } = await workspace.open('audit_administrator', '/audit');
  const lines = page.locator('main tbody tr');
  await lines.first().waitFor();
  await page.getByRole('combobox', { name: '哪类事项' }).click();
  await page.getByTitle('账号', { exact: true }).click();
  await page.waitForURL(/type=account/);
  await page.getByText(/按工作簿“人员\.xlsx”建立 1 个账号/).waitFor();
  await page.getByText('建立账号“批量一”（piliang.1）').waitFor();
  await page.getByRole('searchbox', { name: '谁做的' }).fill('demo_security');
  await page.keyboard.press('Enter');
  await page.waitForURL(/who=demo_security/);
  await page.getByText('没有符合条件的日志').waitFor();
  await page.getByRole('searchbox', { name: '谁做的' }).fill('demo_system');
  await page.keyboard.press('Enter');
  await page.getByText('建立账号“批量一”（piliang.1）').waitFor();
  assert.deepEqual(faults, []);
});

test('the day from which duties count stands on the duty pages, and is made earlier in the settings', async () => {
  const { db, scope } = workspace.service.city;
  await changeSettings(db, { scope, actor: TESTER, now: NOW }, { begun_on: '2025-03-01' });
  const duties = await workspace.open('committee_office', '/duties?year=2025');
  await duties.page.getByText('本市自2025年3月1日起计').waitFor();
  const { page, faults } = await workspace.open('system_administrator', '/settings');
  const day = page.getByLabel('改为');
  await day.fill('2025-06-01');
  await day.press('Enter');
  const form = page.locator('form').filter({ has: day });
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByText('责任起计日只能改早：现在自 2025-03-01 起计').waitFor();
  await day.fill('2024-01-01');
  await day.press('Enter');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByText('本市自2024年1月1日起计').waitFor();
  // The steps to the first report are of the year of the data, whatever year it is today.
  const steps = await workspace.open('security_administrator', '/first-steps');
  await steps.page.waitForURL(/first-steps\?year=2025/);
  await steps.page.getByText('2025年；做没做到由系统里的数据得出').waitFor();
  assert.deepEqual([...duties.faults, ...steps.faults, ...faults.filter((one) => !one.includes('409'))], []);
});

test('where a second factor is demanded, who has none sets it up and does nothing else before', async () => {
  const security = await workspace.open('security_administrator', '/settings');
  await security.page.getByText('任某几种岗位的').click();
  await security.page.getByRole('combobox', { name: '岗位' }).click();
  await security.page.keyboard.type('市领导');
  await security.page.locator('.ant-select-item-option:visible').filter({ hasText: '市领导' }).click();
  await security.page.keyboard.press('Escape');
  await security.page.getByRole('button', { name: '保存' }).first().click();
  await security.page.getByText('已保存。').waitFor();
  await security.page.close();

  const { page, faults } = await workspace.open('leader', '/ledgers');
  await page.getByRole('heading', { name: '请先设置动态口令' }).waitFor();
  assert.equal(await page.getByRole('navigation').count(), 0, 'no page behind it');
  await page.getByRole('button', { name: '设置动态口令' }).click();
  const secret = await page.locator('.second-factor code').textContent();
  const code = new TOTP({ secret: Secret.fromBase32(secret ?? '') }).generate({ timestamp: NOW.getTime() });
  await page.getByLabel(/6 位数字/).fill(code);
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});
