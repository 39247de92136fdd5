// What is handed to a township, in a browser: it lies on the desk, is opened and signed for; the sender sees who has.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { HANDED_CITY } from '../builders/handed-city.ts';
import { aWorkspace, type Workspace } from '../support/a-workspace.ts';

const workspace: Workspace = await aWorkspace(async (city, directory) => {
  const file = join(directory, '交办.xlsx');
  writeFileSync(file, aWorkbook([...HANDED_CITY]));
  const { accepted, errors } = await city.import([file]);
  assert.ok(accepted, JSON.stringify(errors));
});
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

test('a letter lies on the desk of the township, which reads its part and signs; the sender sees it', async () => {
  const { page, faults } = await workspace.open('township_clerk', '/');
  const line = page.getByRole('listitem').filter({ hasText: '提醒函台账' });
  await line.getByText('待签收').waitFor();
  await line.getByRole('link', { name: '去签收' }).click();
  await page.getByRole('heading', { name: '提醒函台账', level: 1 }).waitFor();
  const part = page.getByLabel('交清溪的部分');
  await part.getByText('未签收').waitFor();
  assert.match(await part.innerText(), /TX-1[\s\S]*赵九[\s\S]*市纪委/u);
  await page.getByRole('button', { name: '签收 提醒函台账' }).click();
  await part.getByText('已签收').waitFor();
  assert.equal(await page.getByRole('button', { name: '签收 提醒函台账' }).count(), 0);
  const address = new URL(page.url()).pathname.replace('/handed/', '');
  await page.getByRole('link', { name: '看所有收到的' }).click();
  await page.getByText('共 12 条').waitFor();
  assert.deepEqual(faults, []);

  const [ledger, id] = address.split('/');
  const sender = await workspace.open('discipline_case_keeper', `/ledgers/${ledger}/rows/${id}`);
  const receipts = sender.page.getByRole('region', { name: '送达和签收' });
  await receipts.getByText('已签收').waitFor();
  assert.match(await receipts.innerText(), /清溪[\s\S]*乡镇（街道）党政办干部/u);
  assert.deepEqual(sender.faults, []);
});
