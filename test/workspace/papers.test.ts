// What comes in and goes out of a ledger by hand: a table pasted from a spreadsheet, an export, a picture attached; and
// the pages that go on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

// The viewer of PDF is a part of the whole browser.
const workspace = await aWorkspace(1500, {}, true);
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
/** One red point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const DOCUMENT = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

async function aRecord(): Promise<string> {
  const office = await workspace.service.as('committee_office');
  const { json } = await office.ask(
    'GET',
    'ledgers/public_suggestion/rows?limit=1&where=row_status:eq:accepted',
  );
  return `/ledgers/public_suggestion/rows/${json.items[0].id}`;
}

test('a table copied from a spreadsheet and pasted on the list is an import with what was pasted', async () => {
  const { page, faults } = await workspace.open('committee_office', '/ledgers/supervision_check');
  await settled(page);
  const pasted =
    '检查编号\t检查方式\t检查主题\t检查单位\t检查日期\nJC-贴-1\t日常检查\t粮食安全\t沙岭镇\t2021年3月5日\n';
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(pasted)});
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);
  await page.waitForURL(/\/ledgers\/supervision_check\/import\?.*dry=/);
  await workspace.service.drain();
  await page.getByRole('button', { name: /^导入 1 条/ }).click();
  await page.waitForURL(/job=/);
  await workspace.service.drain();
  await page.getByText('已导入：新增 1 条').waitFor();
  assert.deepEqual(faults, []);
});

test('an export holds exactly what is listed, as a task that can be left', async () => {
  const { page } = await workspace.open('committee_office', `/ledgers/supervision_check?year=${YEAR}`);
  await settled(page);
  const count = Number(await page.locator('.totals [data-count]').getAttribute('data-count'));
  assert.ok(count > 0);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导出' });
  await dialog.getByText('正在导出').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await workspace.service.drain();
  await page.goto(`${workspace.origin}/jobs`);
  const link = page.getByRole('link', { name: /监督检查台账.*\.xlsx/ });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const file = readFileSync(await download.path());
  const office = await workspace.service.as('committee_office');
  const { digest } = (
    await office.ask('POST', 'uploads?name=a.xlsx&purpose=import', { raw: new Uint8Array(file) })
  ).json;
  const begun = await office.ask('POST', 'imports', {
    body: { files: [{ digest, name: 'a.xlsx' }], dryRun: true, goodRows: false },
  });
  await workspace.service.drain();
  const { result } = (await office.ask('GET', `jobs/${begun.json.job}`)).json;
  const sheetsRead = result.sheetsOfFiles.flatMap((one: { sheets: unknown[] }) => one.sheets);
  const read = sheetsRead.reduce((all: number, one: { read: number }) => all + one.read, 0);
  assert.equal(read, count, JSON.stringify(result).slice(0, 500));
});

test('a picture is attached to a record and seen there, a document opens in the viewer, both are taken off again', async () => {
  const { page, faults } = await workspace.open('committee_office', await aRecord());
  const files = page.getByRole('region', { name: '附件' });
  await files.getByText('没有附件').waitFor();
  await files
    .locator('input[type=file]')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE });
  await files.getByRole('link', { name: '现场.png' }).waitFor();
  await files.locator('img[alt="现场.png"]').click();
  await page.locator('.ant-image-preview-img').waitFor();
  await page.keyboard.press('Escape');
  await files
    .locator('input[type=file]')
    .setInputFiles({ name: '方案.pdf', mimeType: 'application/pdf', buffer: DOCUMENT });
  const [viewer] = await Promise.all([
    page.waitForEvent('popup'),
    files.getByRole('button', { name: '预览 方案.pdf' }).click(),
  ]);
  assert.match(viewer.url(), /^blob:/u);
  await viewer.close();
  for (const name of ['现场.png', '方案.pdf'])
    await files.getByRole('button', { name: `撤下 ${name}` }).click();
  await files.getByText('没有附件').waitFor();
  assert.deepEqual(faults, []);
});

/** On how many sheets of paper a page comes, by its own print style. */
async function sheets(page: Page): Promise<number> {
  const paper = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  return [...paper.matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length;
}

test('the year of a whole city is one A4, and so is a record', async () => {
  for (const kind of ['secretary', 'discipline_case_keeper', 'township_reviewer']) {
    const { page } = await workspace.open(kind, `/overview?year=${YEAR}`);
    await page.locator('.heat tbody tr').first().waitFor();
    await settled(page);
    assert.equal(await sheets(page), 1, kind);
    await page.close();
  }
  const { page } = await workspace.open('committee_office', await aRecord());
  await page.locator('.official').waitFor();
  await settled(page);
  assert.equal(await sheets(page), 1);
});

test('what is printed is the page without menu and buttons; of a sealed one with the watermark', async () => {
  const { page } = await workspace.open('discipline_case_keeper', `/ledgers/discipline_case?year=${YEAR}`);
  await page.locator('.ant-table-row').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.top', '.side', '.page-actions'])
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  assert.equal(await page.getByRole('heading', { level: 1, name: '纪律审查案件台账' }).isVisible(), true);
  assert.equal(await page.locator('div[style*="background-image"]').first().isVisible(), true);
});
