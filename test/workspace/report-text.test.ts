// The text of a report under real keys: what one sees is the page, what is kept is the text of the report, letter by letter.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { picture } from '../support/picture.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const PLACE = '/reports/annual/2025/text';

interface Number {
  readonly slot: string;
  readonly title: string;
  readonly noun: string;
  readonly initials: string;
}

const office = await workspace.service.as('committee_office');
const { numbers, text: stored } = (await office.ask('GET', 'reports/annual/2025/text')).json as {
  readonly numbers: readonly Number[];
  readonly text: string;
};
const number = numbers.find(({ slot }) => slot === 'S04') ?? assert.fail('S04');
const chip = `[[${number.title}]]`;

/** The text as it is kept, read in the view of the source. */
async function source(page: Page): Promise<string> {
  await page.getByRole('switch', { name: '源文' }).click();
  const text = await page.getByRole('textbox', { name: '正文', exact: true }).inputValue();
  await page.getByRole('switch', { name: '源文' }).click();
  await page.locator('.text-editor .cm-line').first().waitFor();
  return text;
}

/** What stands behind the last words of the text that it came with. */
async function typed(page: Page, before: string): Promise<string> {
  const text = await source(page);
  assert.equal(text.slice(0, before.length), before);
  return text.slice(before.length);
}

/** Opens the text, with the caret behind its last word. */
async function atEnd(): Promise<{
  readonly page: Page;
  readonly faults: readonly string[];
  readonly before: string;
}> {
  const { page, faults } = await workspace.open('committee_office', PLACE);
  await page.locator('.text-editor .text-chip').first().waitFor();
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await page.locator('.text-editor .text-chip').first().waitFor();
  const before = await source(page);
  await goToEnd(page);
  return { page, faults, before };
}

async function goToEnd(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '正文', exact: true }).focus();
  await page.keyboard.press('Control+End');
}

async function insert(page: Page, what: string): Promise<void> {
  await page.getByLabel('插入数字').click();
  await page.keyboard.type(what);
  await page.locator('.ant-select-item-option', { hasText: number.title }).first().waitFor();
  await page.keyboard.press('Enter');
}

test('the text reads as it prints: numbers, names and headings without their marks; opened and left, nothing has changed', async () => {
  const { page, faults } = await workspace.open('committee_office', PLACE);
  const body = page.getByRole('textbox', { name: '正文', exact: true });
  await page.locator('.text-editor .text-chip').first().waitFor();
  const shown = await body.innerText();
  assert.doesNotMatch(shown, /\[\[|\{\{|#|[A-Za-z]/);
  assert.match(shown, /一、/);
  const title = await page.getByRole('textbox', { name: '标题', exact: true }).innerText();
  assert.doesNotMatch(title, /[|{}]/);
  assert.match(title, /云溪市/);
  assert.match(await page.locator('.text-heading').first().innerText(), /^一、\p{Script=Han}/u);
  const first = page.locator('.text-editor .text-chip[title*="："]').first();
  await first.click();
  await page.getByRole('link', { name: '看它的来历' }).waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await picture(page, 'text');
  assert.ok(await page.getByRole('button', { name: '保存为第 1 稿' }).isDisabled());
  assert.deepEqual(await page.evaluate(`Object.keys(localStorage).filter((key) => /text/.test(key))`), []);
  assert.equal((await office.ask('GET', 'reports/annual/2025/text')).json.text, stored);
  assert.deepEqual(faults, []);
});

test('a number is found by the initials of its pinyin, and one types on behind it; it is one thing to every key', async () => {
  const { page, faults, before } = await atEnd();
  await page.keyboard.press('Enter');
  await page.keyboard.type('甲');
  await page.getByLabel('插入数字').click();
  await page.keyboard.type(number.initials.split(' ')[0] ?? '');
  const offered = page.locator('.ant-select-item-option', { hasText: number.title }).first();
  await offered.waitFor();
  assert.match(await offered.innerText(), /\d|没有数值/);
  assert.ok(((await offered.boundingBox())?.width ?? 0) >= 440, 'room for the whole title');
  await page.keyboard.press('Enter');
  await page.keyboard.type('乙');
  const line = `\n\n甲${chip}${number.noun}乙`;
  assert.equal(await typed(page, before), line);
  // From behind 乙: over it, over the noun, over the number.
  await goToEnd(page);
  for (let at = 0; at < 1 + number.noun.length; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  assert.equal(await typed(page, before), `\n\n甲${number.noun}乙`);
  await goToEnd(page);
  await page.keyboard.press('Control+z');
  assert.equal(await typed(page, before), line, 'undone');
  await goToEnd(page);
  for (let at = 0; at < 2 + number.noun.length; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('丙');
  await page.keyboard.press('Delete');
  assert.equal(await typed(page, before), `\n\n甲丙${number.noun}乙`);
  assert.deepEqual(faults, []);
});

test('a number is cut, copied and pasted whole, and a paragraph of another program stays a paragraph', async () => {
  const { page, faults, before } = await atEnd();
  await page.keyboard.press('Enter');
  await page.keyboard.type('甲');
  await insert(page, number.title);
  for (let at = 0; at < number.noun.length; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('，');
  await page.keyboard.press('Control+v');
  await page.keyboard.type('。');
  const line = `\n\n甲${chip}${number.noun}，${chip}。`;
  assert.equal(await typed(page, before), line);
  // Both paragraphs at once, there and back.
  await goToEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('乙');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+v');
  assert.equal(await typed(page, before), `${line}\n\n乙`);
  await goToEnd(page);
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '丙\\r\\n丁');
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
  })()`);
  assert.equal(await typed(page, before), `${line}\n\n乙丙\n\n丁`);
  assert.deepEqual(faults, []);
});

test('Enter begins a paragraph and Backspace joins two; a line becomes a heading with the next number', async () => {
  const { page, faults, before } = await atEnd();
  await page.keyboard.press('Enter');
  await page.keyboard.type('甲乙');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  assert.equal(await typed(page, before), '\n\n甲\n\n乙');
  await goToEnd(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Shift+Enter');
  assert.equal(await typed(page, before), '\n\n甲\n乙');
  await goToEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('新的部分');
  await page.getByRole('button', { name: '标题', exact: true }).click();
  await page.keyboard.type('，及其他');
  assert.equal(await typed(page, before), '\n\n甲\n乙\n\n## 八、新的部分，及其他');
  await goToEnd(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('丙');
  assert.equal(await typed(page, before), '\n\n甲\n乙丙\n\n## 八、新的部分，及其他');
  await goToEnd(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  assert.equal(await typed(page, before), '\n\n甲\n乙丙八、新的部分，及其他');
  assert.deepEqual(faults, []);
});

test('words come by an input method beside a number as anywhere, and are undone', async () => {
  const { page, faults, before } = await atEnd();
  await page.keyboard.press('Enter');
  await page.keyboard.type('甲');
  await insert(page, number.title);
  for (let at = 0; at < number.noun.length; at += 1) await page.keyboard.press('ArrowLeft');
  const keys = await page.context().newCDPSession(page);
  for (const text of ['s', 'shi', 'shi wei'])
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  // The letters under way stand behind the number, which is still one.
  assert.match(await page.locator('.text-chosen + .text-editor .cm-line').last().innerText(), /shi wei/);
  await keys.send('Input.insertText', { text: '市委' });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  for (const text of ['y', 'yi'])
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await keys.send('Input.insertText', { text: '一' });
  assert.equal(await typed(page, before), `\n\n甲一${chip}市委${number.noun}`);
  assert.deepEqual(faults, []);
});

test('a number typed by hand is marked where it is written, as on the page beside', async () => {
  const { page, faults } = await atEnd();
  await page.keyboard.press('Enter');
  await page.keyboard.type('办实事88件。');
  const mark = page.locator('.text-editor .unproven');
  await mark.waitFor();
  assert.equal(await mark.innerText(), '88件');
  await page.locator('.paper .unproven').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('多');
  await page.locator('.text-editor .unproven', { hasText: '88多件' }).waitFor();
  assert.deepEqual(faults, []);
});
