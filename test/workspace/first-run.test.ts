// From an empty city to the draft of its first report, as those who set it up do it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { SAMPLE } from '../builders/the-sample.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aService } from '../support/a-service.ts';
import { openBrowser, SCREENS } from '../support/browser.ts';

const CODE = 'ce-shi-kou-ling';
const OWN = 'lan-tian-bai-yun-7';
const service = await aService(async () => undefined, { firstRun: { code: CODE } });
const { origin } = service.context;
const browser = await openBrowser({ allowed: [origin, 'data:', 'blob:'], offline: false });
after(async () => {
  await browser.close();
  await service.close();
});
after(() => assert.deepEqual(service.surprises, []));

const open = async (path = '/') => (await browser.open(`${origin}${path}`, SCREENS.office)).page;
async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Signs in for the first time with a password that somebody gave, and changes it, over HTTP. */
async function settle(login: string, password: string) {
  const visitor = service.visitor();
  await visitor.signIn(login, password);
  const body = { old: password, new: OWN };
  assert.equal((await visitor.ask('POST', 'session/password', { body })).status, 204);
  await visitor.signIn(login, OWN);
  return visitor;
}

test('nobody starts a city without the code, nor a second time', async () => {
  const visitor = service.visitor();
  const wrong = await visitor.ask('POST', 'first-steps/demo', { body: { code: 'x' } });
  assert.deepEqual([wrong.status, wrong.json.code], [403, 'API-FIRST-CODE']);
  const upload = await visitor.ask('POST', `first-steps/organisation?code=${CODE}&name=x.xlsx`, {
    raw: new Uint8Array([1, 2, 3]),
  });
  assert.equal(upload.status, 200);
  assert.deepEqual([upload.json.units, upload.json.administrators], [0, []]);
  assert.equal(upload.json.faults.length, 1);
  assert.equal((await visitor.ask('GET', 'city')).json.empty, true);
});

test('two sheets, three administrators, four posts, one workbook: the first report', async () => {
  const page = await open();
  await page.getByText('这是一个空的城市').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.getByLabel('首次启用口令').fill(CODE);
  await page.setInputFiles('input[type=file]', SAMPLE);
  await page.getByText('只显示这一次').waitFor();
  await page.getByText(/另有 \d+ 张台账没有导入/).waitFor();
  const passwords = await page.locator('tbody code').allTextContents();
  const logins = await page.locator('tbody tr td:nth-child(2)').allTextContents();
  assert.deepEqual(logins, ['xitong', 'anquan', 'shenji']);
  assert.equal(
    (await service.visitor().ask('POST', 'first-steps/demo', { body: { code: CODE } })).json.code,
    'API-FIRST-OVER',
  );

  const system = await settle('xitong', passwords[0] ?? '');
  const security = await settle('anquan', passwords[1] ?? '');
  const units = (await system.ask('GET', 'units')).json.items;
  const top = units.find(({ parent }: { parent: string | null }) => parent === null);
  const unitOf = (kind: string): string =>
    units.find((one: { kind: string }) => one.kind === kind)?.code ?? top.code;
  const employ = async (login: string, kind: string, unit: string) => {
    const made = await system.ask('POST', 'accounts', { body: { login, name: login } });
    const body = { account: made.json.id, kind, unit, from: '2021-01-01', reason: '启用' };
    assert.equal((await security.ask('POST', 'appointments', { body })).status, 201);
    return settle(login, made.json.password);
  };
  const office = await employ('ban', 'committee_office', top.code);
  const keeper = await employ('jiwei', 'discipline_case_keeper', unitOf('discipline_commission'));
  const organisation = await employ('zuzhi', 'organisation_department', unitOf('department'));
  const secretary = await employ('shuji', 'secretary', top.code);

  await page.goto(`${origin}/first-steps?year=2021`);
  await signIn(page, 'ban', OWN);
  const steps = page.getByRole('list', { name: '各步' });
  await steps.getByText('4 人有办事的岗位').waitFor();
  await steps.getByRole('listitem').filter({ hasText: '台账记录' }).getByText('还没有').waitFor();
  await page.goto(`${origin}/import`);
  await page.setInputFiles('input[type=file]', SAMPLE);
  await page.getByText('正在办理').or(page.getByText('全部可以导入')).first().waitFor();
  await service.drain();
  // The ledgers of discipline and of appointments are others' to bring.
  await page.getByText(/有 \d+ 处不能导入/).waitFor();
  await page.getByLabel('只导入没有错误的行').click();
  await page.waitForURL(/good=1/);
  await service.drain();
  await page.getByRole('button', { name: /^导入 [\d,]+ 条/ }).click();
  await page.waitForURL(/job=/);
  await service.drain();
  await page.getByText('已导入').first().waitFor();
  for (const visitor of [keeper, organisation]) {
    const raw = new Uint8Array(readFileSync(SAMPLE));
    const { digest } = (await visitor.ask('POST', 'uploads?name=a.xlsx&purpose=import', { raw })).json;
    const body = { files: [{ digest, name: 'a.xlsx' }], dryRun: false, goodRows: true };
    assert.equal((await visitor.ask('POST', 'imports', { body })).status, 201);
    await service.drain();
  }
  await page.goto(`${origin}/first-steps?year=2021`);
  await steps
    .getByRole('listitem')
    .filter({ hasText: '报告里的名称' })
    .getByText(/填了 \d+ 项/)
    .waitFor();
  const shown = await secretary.ask('GET', 'reports/annual/2021/sign');
  assert.deepEqual(shown.json.room.obstacles, []);
  const { digest } = shown.json;
  const signed = { body: { digest, password: OWN } };
  assert.equal((await secretary.ask('POST', 'reports/annual/2021/sign', signed)).status, 204);
  await page.goto(`${origin}/reports/annual/2021`);
  await page.getByRole('button', { name: '印发' }).click();
  await page.getByText('已印发：第 1 版').waitFor();
  const { items } = (await office.ask('GET', 'first-steps?year=2021')).json;
  assert.ok(
    items.every(({ done }: { done: boolean }) => done),
    JSON.stringify(items),
  );
});
