// A finding goes from desk to desk: the township plans, its reviewer applies, the inspection office closes; each types once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withAccounts } from '../support/a-service.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';

const workspace = await aWorkspace(async (city, directory) => {
  const file = join(directory, '问题.xlsx');
  const rows = [{ no: 'XC-1', unit: '清溪镇', on: '2021-11-20', supervisor: '市委巡察办' }];
  writeFileSync(file, aWorkbook([...FLOW_CITY, findings(...rows)]));
  const { accepted, errors } = await city.import([file]);
  assert.ok(accepted, JSON.stringify(errors));
  await withAccounts(city);
  // The demo account of the inspection office sits in the first department; this city's sits where it belongs.
  await city.db.owner.query(`update access.appointments set unit = 'XC' where kind = 'inspection_office'`);
});
after(() => workspace.close());

test('the township finds the finding on its desk, and reports its plan there', async () => {
  const { page } = await workspace.open('township_clerk', '/');
  const line = page.getByRole('listitem').filter({ hasText: '问题整改台账' });
  await line.getByText('流程到了您这一步：报整改方案').waitFor();
  await line.getByText('2022年1月20日到期').waitFor();
  await line.getByRole('link', { name: '去办' }).click();
  const way = page.getByRole('region', { name: '办理过程' });
  await way.getByText('待报方案').waitFor();
  await way.getByText('2022年1月20日以前').waitFor();
  await way.getByRole('button', { name: '报整改方案' }).click();
  const form = page.getByRole('form', { name: '报整改方案' });
  await form.getByLabel('整改措施').fill('修订三项制度');
  await form.getByLabel('整改目标').fill('制度全部落实');
  await form.getByLabel('整改时限').fill('2022-06-20');
  await form.getByRole('button', { name: '报整改方案' }).click();
  // What is missing is told at its field, and what was typed stays.
  await form.getByText('“牵头领导”必填').waitFor();
  assert.equal(await form.getByLabel('整改措施').inputValue(), '修订三项制度');
  const leader = form.getByLabel('牵头领导');
  await leader.fill('赵九');
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '赵九' }).waitFor();
  await leader.press('Enter');
  await form.getByRole('button', { name: '报整改方案' }).click();
  await way.getByText(/整改中/).waitFor();
  await way.getByText('2022年6月20日以前').waitFor();
  assert.equal(
    await page.getByRole('button', { name: '申请销号' }).count(),
    0,
    'the secretary applies, not the clerk',
  );
  await way.getByText(/现在还能由别人办的/).click();
  await way.getByText(/申请销号：由责任单位的.*乡镇（街道）党委审核人办理/).waitFor();
});

test('its secretary applies, and the inspection office closes it from its desk', async () => {
  const secretary = await workspace.open('township_reviewer', '/');
  await secretary.page.getByText('流程到了您这一步：申请销号').waitFor();
  await secretary.page
    .getByRole('listitem')
    .filter({ hasText: '申请销号' })
    .getByRole('link', { name: '去办' })
    .click();
  await secretary.page.getByRole('button', { name: '申请销号' }).click();
  const form = secretary.page.getByRole('form', { name: '申请销号' });
  await form.getByLabel('整改完成日期').fill('2022-01-08');
  await form.getByLabel('销号依据').fill('清溪〔2022〕1号');
  await form.getByRole('button', { name: '申请销号' }).click();
  await secretary.page.getByRole('region', { name: '办理过程' }).getByText('申请销号').last().waitFor();

  const office = await workspace.open('inspection_office', '/');
  const line = office.page.getByRole('listitem').filter({ hasText: '同意销号' });
  await line.getByRole('link', { name: '去办' }).click();
  const way = office.page.getByRole('region', { name: '办理过程' });
  await way.getByRole('button', { name: '同意销号' }).click();
  const closing = office.page.getByRole('form', { name: '同意销号' });
  const act = closing.getByRole('button', { name: '同意销号' });
  assert.equal(await act.isDisabled(), true, 'an opinion is required');
  await closing.getByLabel('意见').fill('现场看过，制度已经落实');
  await act.click();
  await way.getByText('已销号').waitFor();
  await way.getByText('“现场看过，制度已经落实”').waitFor();
  await office.page
    .getByRole('table', { name: /问题整改/ })
    .getByText('2022年1月10日')
    .first()
    .waitFor();
});
