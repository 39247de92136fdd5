// On the page of a record: what follows from other records is read-only, says so, and leads to them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withAccounts } from '../support/a-service.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { checks } from '../builders/checks.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';

const workspace = await aWorkspace(async (city, directory) => {
  const file = join(directory, '问题.xlsx');
  const more = { 检查编号: 'JC-1' };
  const sheets = [
    ...FLOW_CITY,
    checks({ 检查编号: 'JC-1', 检查单位: '江河市委' }),
    findings({ no: 'A-1', more }, { no: 'A-2', more }),
  ];
  writeFileSync(file, aWorkbook(sheets));
  const { accepted, errors } = await city.import([file]);
  assert.ok(accepted, JSON.stringify(errors));
  await withAccounts(city);
});
after(() => workspace.close());

test('a count says from which records it follows and opens them; its input is closed, and the form saves the rest', async () => {
  const { page } = await workspace.open(
    'committee_office',
    '/ledgers/supervision_check?where=check_no%3Aeq%3AJC-1',
  );
  await page.locator('a.opens').click();
  const sheet = page.getByRole('table', { name: '监督检查台账的一条记录' });
  const line = sheet.getByRole('row', { name: /发现问题数/u });
  assert.match((await line.textContent()) ?? '', /发现问题数.*2.*由“问题整改台账”的记录得出/u);
  const address = page.url();
  await line.getByRole('link', { name: '“问题整改台账”' }).click();
  await page.locator('a.opens').nth(1).waitFor();
  assert.equal(await page.locator('a.opens').count(), 2, 'exactly the records that were counted');
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}edit=1`);
  const input = page.getByLabel('发现问题数', { exact: true });
  await input.waitFor();
  assert.equal(await input.isDisabled(), true);
  assert.equal(await input.inputValue(), '2');
  await page.getByLabel('佐证材料', { exact: true }).fill('检查记录一');
  await page.getByLabel(/为什么修改/u).fill('补充');
  await page.getByRole('button', { name: '保存并报送' }).click();
  await sheet.getByText('检查记录一').waitFor();
});
