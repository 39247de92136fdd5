// What is typed of a report's text and not yet saved: whose it is, what it began from, and when it is no more.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { changePassword, createAccount } from '#engine/access/operations/accounts.ts';
import { appoint } from '#engine/access/operations/appoint.ts';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { NOW } from '../support/a-city.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { TESTER } from '../support/actors.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const PLACE = '/reports/annual/2025/text';
const TEXT = 'reports/annual/2025/text';

// A second one of the same office, at the same computer.
const { db, pack, scope } = workspace.service.city;
const act = { scope, actor: TESTER, now: NOW };
const { id, password } = await createAccount(db, act, {
  login: 'demo_colleague',
  name: '李同事',
  person: null,
  oidcSubject: null,
});
await changePassword(db, act, id, { old: password, new: DEMO_PASSWORD });
const office = await workspace.service.as('committee_office');
const [post] = (await office.ask('GET', 'session')).json.posts as readonly { readonly unit: string }[];
await appoint(db, act, pack, {
  account: id,
  kind: 'committee_office',
  unit: post?.unit ?? assert.fail('no post'),
  named: [],
  from: '2021-01-01',
  to: null,
  reason: null,
});
const colleague = await workspace.service.as('colleague');

const drafts = (page: Page) =>
  page.evaluate(`Object.keys(localStorage).filter((key) => /text/.test(key)).length`);

const desk = async () =>
  (await office.ask('GET', TEXT)).json as { readonly version: number; readonly text: string };

async function ready(page: Page): Promise<void> {
  await page.locator('.text-editor .text-chip').first().waitFor();
}

const body = (page: Page) => page.getByRole('textbox', { name: '正文', exact: true });

/** The whole text as the page has it: an editor holds no more lines than one sees. */
async function source(page: Page): Promise<string> {
  await page.getByRole('switch', { name: '源文' }).click();
  const text = await body(page).inputValue();
  await page.getByRole('switch', { name: '源文' }).click();
  await ready(page);
  return text;
}

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await body(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

async function save(page: Page, version: number, note: string): Promise<void> {
  const says = `保存为第 ${version} 稿`;
  await page.getByRole('button', { name: says }).click();
  await page.getByLabel(/改了什么/).fill(note);
  await page.getByRole('button', { name: says }).last().click();
}

test('saved: the text that was saved stays, it says so, and nothing is left unsaved', async () => {
  const { page, faults } = await workspace.open('committee_office', PLACE);
  await ready(page);
  for (const version of [1, 2]) {
    await typeAtEnd(page, `新写的话之${version}。`);
    assert.equal(await drafts(page), 1);
    await save(page, version, `改了${version}`);
    await page.getByRole('list', { name: '各稿' }).getByText(`改了${version}`).waitFor();
    await page.getByText('已保存。').waitFor();
    assert.match(await source(page), new RegExp(`新写的话之${version}。`));
    assert.ok(await page.getByRole('button', { name: `保存为第 ${version + 1} 稿` }).isDisabled());
    assert.equal(await page.getByText('没有保存的文字').count(), 0);
    assert.equal(await drafts(page), 0);
  }
  assert.match((await desk()).text, /新写的话之1。\n\n新写的话之2。/);
  await page.reload();
  await ready(page);
  assert.match(await source(page), /新写的话之2。/);
  assert.equal(await page.getByText('没有保存的文字').count(), 0);
  assert.ok(await page.getByRole('button', { name: '保存为第 3 稿' }).isDisabled());
  // Given up, it is no draft either.
  await typeAtEnd(page, '不要的话。');
  // A version of before is read beside it, and nothing typed is lost by that.
  await page.getByRole('list', { name: '各稿' }).getByRole('button', { name: '第 1 稿' }).click();
  await page.getByText('这是第 1 稿，只供看。您没有保存的文字还在。').waitFor();
  const paper = page.getByRole('article', { name: '文稿' });
  await paper.getByText('新写的话之1。').waitFor();
  assert.equal(await paper.getByText('新写的话之2。').count(), 0);
  assert.equal(await body(page).count(), 0);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.getByRole('button', { name: '回到您写的' }).click();
  await ready(page);
  assert.match(await source(page), /不要的话/);
  await page.reload();
  await page.getByText('这里有您上次没有保存的文字').waitFor();
  await page.getByRole('button', { name: '不要了，用现在的文稿' }).click();
  await page.getByText('这里有您上次没有保存的文字').waitFor({ state: 'detached' });
  assert.doesNotMatch(await source(page), /不要的话/);
  assert.equal(await drafts(page), 0);
  assert.deepEqual(faults, []);
});

test('a draft is seen by nobody else in the same browser, and one of an older text replaces a newer one only when its author says so', async () => {
  const first = await workspace.open('committee_office', PLACE);
  await ready(first.page);
  const { version, text } = await desk();
  await typeAtEnd(first.page, '我写的话。');
  assert.equal(await drafts(first.page), 1);
  await first.page.close();

  const other = await workspace.open('colleague', PLACE);
  await ready(other.page);
  assert.doesNotMatch(await source(other.page), /我写的话/);
  assert.equal(await other.page.getByText('没有保存的文字').count(), 0);
  await other.page.close();
  const theirs = `${text.trimEnd()}\n\n同事写的话。\n`;
  const put = await colleague.ask('PUT', TEXT, {
    body: { basedOn: version, text: theirs, note: '同事改的' },
  });
  assert.equal(put.status, 200, put.text);

  const { page, faults } = await workspace.open('committee_office', PLACE);
  const told = page.getByText(new RegExp(`文稿已被改过：现在是第 ${version + 1} 稿（.*李同事.*）`));
  await told.waitFor();
  assert.match(await source(page), /我写的话/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await save(page, version + 2, '没有看就存');
  await page.getByText(/在您打开以后已被改过/).waitFor();
  assert.equal((await desk()).text, theirs);
  // The browser itself notes the refusal on its console.
  assert.ok(
    faults.every((fault) => fault.includes('409')),
    faults.join(),
  );
  await page.reload();
  await told.waitFor();
  await page.getByRole('button', { name: '用我写的' }).click();
  await told.waitFor({ state: 'detached' });
  await save(page, version + 2, '看过再存');
  await page.getByText('已保存。').waitFor();
  assert.match((await desk()).text, /我写的话/);
  const kept = await office.ask('GET', `${TEXT}?version=${version + 1}`);
  assert.equal(kept.json.text, theirs);
  assert.equal(await drafts(page), 0);
});

test('somebody else was first while the editor stood open: the choice is there at once, with every letter', async () => {
  const { page, faults } = await workspace.open('committee_office', PLACE);
  await ready(page);
  const { version, text } = await desk();
  await typeAtEnd(page, '开着时写的话。');
  const theirs = `${text.trimEnd()}\n\n同事先存的话。\n`;
  const put = await colleague.ask('PUT', TEXT, { body: { basedOn: version, text: theirs, note: '先存' } });
  assert.equal(put.status, 200, put.text);
  await save(page, version + 1, '后存');
  await page.getByText(new RegExp(`文稿已被改过：现在是第 ${version + 1} 稿`)).waitFor();
  await ready(page);
  assert.match(await source(page), /开着时写的话/);
  await page.getByRole('button', { name: '用我写的' }).click();
  await save(page, version + 2, '看过再存');
  await page.getByText('已保存。').waitFor();
  assert.match((await desk()).text, /开着时写的话/);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('409')),
    [],
  );
});
