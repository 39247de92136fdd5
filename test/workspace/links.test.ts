// From a record to those that cite it and back again: each is a link, on the record's page and in the list.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withAccounts } from '../support/a-service.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { LINKED_CITY } from '../builders/linked-city.ts';

const workspace = await aWorkspace(async (city, directory) => {
  const file = join(directory, '互相引用.xlsx');
  writeFileSync(file, aWorkbook(LINKED_CITY));
  const { accepted, errors } = await city.import([file]);
  assert.ok(accepted, JSON.stringify(errors));
  await withAccounts(city);
});
after(() => workspace.close());

test('a deed opens the list of the problems that cite it, and a problem opens its deed', async () => {
  const { page } = await workspace.open(
    'township_clerk',
    '/ledgers/practical_deed?where=deed_no%3Aeq%3ASS-1',
  );
  await page.locator('a.opens').click();
  const cited = page.getByRole('region', { name: '被这些记录引用' });
  await cited.getByRole('link', { name: /群众困难问题台账.*2条/u }).click();
  await page.locator('a.opens').nth(1).waitFor();
  assert.equal(await page.locator('a.opens').count(), 2, 'exactly the problems that were counted');
  await page.locator('a.opens').first().click();
  const sheet = page.getByRole('table', { name: '群众困难问题台账的一条记录' });
  await sheet.getByRole('link', { name: 'SS-1' }).click();
  await page.getByRole('table', { name: '办实事项目台账的一条记录' }).waitFor();
  await cited.getByRole('link', { name: /群众困难问题台账/u }).waitFor();
});

test('the number of a sealed record is a link in a list, and opens the list that logs the look', async () => {
  const { page } = await workspace.open(
    'discipline_case_keeper',
    '/ledgers/fund_recovery?where=voucher_no%3Aeq%3APZ-1&columns=voucher_no,lead',
  );
  await page.getByRole('link', { name: 'XS-1' }).click();
  await page.waitForURL(/\/ledgers\/data_supervision_lead\?/u);
  await page.locator('a.opens').click();
  const cited = page.getByRole('region', { name: '被这些记录引用' });
  await cited.getByRole('link', { name: /资金追缴台账.*2条/u }).waitFor();
});
