// A clerk with a telephone in the village: little above the form, a photograph taken in it, and the mistake found at once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AFTER_THE_DEMO, aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace(undefined, { now: () => AFTER_THE_DEMO });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const NEW = '/ledgers/public_suggestion/new';
/** One red point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

async function fill(page: Page, number: string): Promise<void> {
  const choose = async (label: string, typed: string, option: RegExp): Promise<void> => {
    await page.getByLabel(label).click();
    await page.keyboard.type(typed);
    await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  };
  await page.getByLabel('建议编号').fill(number);
  await choose('事项类别', '', /道路交通/);
  await choose('村社区', 'lsc', /柳树村/);
  await choose('办理状态', '', /已收集/);
  await page.getByRole('textbox', { name: /收集日期/ }).fill('20250305');
  await page.keyboard.press('Enter');
}

test('the head of every page takes at most 60 of the telephone’s 844 points', async () => {
  for (const path of ['/', '/ledgers?year=2025', NEW]) {
    const { page } = await workspace.open('village_clerk', path, 'phone');
    await settled(page);
    const head = await page.locator('.top').boundingBox();
    assert.ok(head !== null && head.height > 20 && head.height <= 60, `${path}: ${head?.height}`);
    await page.close();
  }
});

test('a photograph is taken inside the form and is attached when the record is registered', async () => {
  const { page, faults } = await workspace.open('village_clerk', NEW, 'phone');
  await settled(page);
  const button = page.getByRole('button', { name: '拍照' });
  assert.ok(await button.isVisible());
  const camera = page.locator('input[type=file][capture]');
  assert.equal(await camera.getAttribute('accept'), 'image/*');
  assert.equal(await camera.getAttribute('capture'), 'environment');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE });
  await page.getByRole('region', { name: '附件' }).getByText('现场.png').waitFor();
  await fill(page, 'JY-拍-1');
  await page.getByRole('button', { name: '登记并报送' }).click();
  await page.locator('.official').getByText('已报送').waitFor();
  await page.getByRole('region', { name: '附件' }).getByRole('link', { name: '现场.png' }).waitFor();
  assert.deepEqual(faults, []);
});

test('after a refusal the first wrong field has the cursor, and nothing is said twice', async () => {
  const { page } = await workspace.open('village_clerk', NEW, 'phone');
  await settled(page);
  await page.getByRole('textbox', { name: /收集日期/ }).fill('20251340');
  await page.getByRole('button', { name: '登记并报送' }).click();
  await page.getByRole('alert').first().waitFor();
  const focused = await page.evaluate(`document.activeElement.closest('[data-field]')?.dataset.field ?? ''`);
  assert.equal(focused, 'suggestion_no', 'the first of the wrong ones');
  const said = (
    await page
      .locator('.row-form [role=alert], .row-form .state-fails, .row-form .problem li')
      .allInnerTexts()
  )
    .map((text) => text.replace(/^✕\s*/, '').trim())
    .filter((text) => text !== '');
  assert.ok(said.length >= 2, said.join('\n'));
  assert.equal(new Set(said).size, said.length, said.join('\n'));
  assert.ok(
    said.some((text) => text.includes('20251340') || text.includes('不是有效日期')),
    said.join('\n'),
  );
  assert.equal(
    await page.getByRole('textbox', { name: /收集日期/ }).inputValue(),
    '20251340',
    'what was typed stays',
  );
});
