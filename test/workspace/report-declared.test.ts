// A number that a person answers for: who signs is told of it in the question, and once issued it is not offered to be taken back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { signed } from '../support/signed.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const REPORT = 'reports/annual/2025';

test('a declared number stands in the question of who signs; after the issue nothing takes it back', async () => {
  const office = await workspace.service.as('committee_office');
  const { version, text } = (await office.ask('GET', `${REPORT}/text`)).json;
  const body = {
    basedOn: version,
    text: text.replace('## 二、', '全市植树300株。\n\n## 二、'),
    note: '加一句',
    literals: [{ words: '全市植树300株', reason: '林业部门另报' }],
  };
  assert.equal((await office.ask('PUT', `${REPORT}/text`, { body })).status, 200);
  const before = await workspace.open('committee_office', `/${REPORT}`);
  const said = before.page.getByRole('region', { name: '文字里的数字' });
  await said.getByText(/“全市植树300株”中的“300株”不由记录得出：林业部门另报/).waitFor();
  assert.equal(await said.getByRole('button', { name: '撤回说明' }).count(), 1);
  await before.page.close();

  const { page, faults } = await workspace.open('secretary', `/${REPORT}/sign`);
  await page.getByRole('button', { name: '签批以下内容' }).click();
  const asked = page.getByRole('dialog', { name: '确认签批' });
  await asked.getByText('由人书面说明的数字').waitFor();
  await asked.getByText(/“全市植树300株”中的“300株”：林业部门另报（.*责任制办干部.*）/).waitFor();
  assert.match(await asked.innerText(), /1 个由人书面说明/);
  assert.doesNotMatch(await asked.innerText(), /没有一个没有来历/);
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(faults, []);
  await page.close();

  await signed(workspace.service, REPORT);
  const issued = await office.ask('POST', `${REPORT}/issue`, { body: {} });
  assert.equal(issued.status, 200, issued.text);
  const room = await workspace.open('committee_office', `/${REPORT}`);
  const kept = room.page.getByRole('region', { name: '文字里的数字' });
  await kept.getByText(/林业部门另报/).waitFor();
  assert.equal(await room.page.getByRole('button', { name: '撤回说明' }).count(), 0);
  assert.deepEqual(room.faults, []);
  await room.page.close();
  // Issued and unchanged: one thing is said of it, and nothing of a change.
  const sign = await workspace.open('secretary', `/${REPORT}/sign`);
  await sign.page.getByText('已印发第 1 版，以后没有变动').first().waitFor();
  assert.equal(await sign.page.getByText('这次签批的是它以后的修改').count(), 0);
  assert.deepEqual(sign.faults, []);
});
