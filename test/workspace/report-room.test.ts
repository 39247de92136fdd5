// The room of a year that is far from ready: each point once, in words, short, with what can be done about it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { picture } from '../support/picture.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const ROOM = '/reports/annual/2026';

test('no point is told twice, none in codes, and a long list of units stands behind a word', async () => {
  const { page, faults } = await workspace.open('committee_office', ROOM);
  const points = page.locator('.open-points');
  await points.waitFor();
  const lines = await points.locator('li').allInnerTexts();
  assert.ok(lines.length > 10, `${lines.length}`);
  const plain = lines.map((line) => line.replaceAll(/（[^（）]*）/gu, '').trim());
  assert.deepEqual(
    plain.filter((line, at) => plain.indexOf(line) !== at),
    [],
  );
  assert.deepEqual(
    lines.filter((line) => /[A-Za-z]/u.test(line)),
    [],
  );
  // A floor that is not reached is told by the check of the same number, and not once more.
  assert.equal(lines.filter((line) => line.includes('法定底线')).length, 0, lines.join('\n'));
  const silent = points.getByText(/没有一条已审定的记录/);
  const before = await silent.innerText();
  assert.match(before, /等 \d{2,} 个/u);
  assert.ok(before.split('、').length === 5, before);
  await silent.getByRole('button', { name: '全部列出' }).click();
  assert.ok((await silent.innerText()).split('、').length > 20);
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(faults, []);
});

test('a warning is explained where it stands, by name and office, and taken back', async () => {
  const { page, faults } = await workspace.open('committee_office', ROOM);
  const points = page.locator('.open-points');
  const line = points.getByRole('listitem').filter({ has: page.getByRole('button', { name: '书面说明' }) });
  await line.first().waitFor();
  const open = await line.count();
  assert.ok(open > 0);
  await line.first().getByRole('button', { name: '书面说明' }).click();
  await page.getByLabel(/对这条提醒的书面说明/).fill('年度刚开始，记录还没有报来');
  const keep = page.getByRole('button', { name: '记下说明' });
  assert.ok(await keep.isDisabled(), 'not without a name');
  await page.getByLabel(/说明人/).fill('王敏');
  assert.deepEqual(await accessibilityFaults(page), []);
  await picture(page, 'explain');
  await keep.click();
  const said = points.getByRole('listitem').filter({ hasText: '王敏说明：年度刚开始，记录还没有报来' });
  await said.waitFor();
  assert.match(await said.innerText(), /2022年1月10日由.*责任制办干部.*录入/u);
  await points.getByText('1 项提醒已说明').waitFor();
  assert.equal(await line.count(), open - 1);
  await said.getByRole('button', { name: '撤回说明' }).click();
  await said.waitFor({ state: 'detached' });
  assert.equal(await line.count(), open);
  assert.deepEqual(faults, []);
});

test('last year’s names are marked in the text and confirmed from the room, one or all at once', async () => {
  const { page, faults } = await workspace.open('committee_office', ROOM);
  const waiting = page.locator('.open-points').getByText('沿用去年，待确认');
  await waiting.first().waitFor();
  const count = await waiting.count();
  assert.ok(count > 5 && (await page.locator('.paper mark.carried').count()) > 5);
  assert.deepEqual(await accessibilityFaults(page), []);
  await picture(page, 'carried');
  await page.getByRole('button', { name: '今年也是' }).first().click();
  await page.getByRole('button', { name: `${count - 1} 项全部确认` }).click();
  await waiting.first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('.paper mark.carried').count(), 0);
  assert.deepEqual(faults, []);
});
