// Imports by hand in a browser: refused cells corrected where they are named, rows without a header, what was left out,
// sheets that are somebody else's, and the batches of a year.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const HEADER = ['检查编号', '检查方式', '检查主题', '检查单位', '检查日期'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function choose(
  page: Page,
  rows: readonly (readonly (string | null)[])[],
  name: string,
): Promise<void> {
  const buffer = Buffer.from(aWorkbook([{ name: '监督检查台账', rows: [HEADER, ...rows] }]));
  await page.setInputFiles('input[type=file]', { name, mimeType: XLSX, buffer });
  await page.waitForURL(/dry=/);
  await workspace.service.drain();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);
}

/** Presses 重新核对 and waits until the new check is there. */
async function checkAgain(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: '重新核对' }).click();
  await page.waitForURL((url) => url.href !== before);
  await workspace.service.drain();
}

test('refused cells are corrected on the page, a reload loses nothing, and the import says what was corrected', async () => {
  const { page, faults } = await workspace.open('committee_office', '/ledgers/supervision_check/import');
  const rows = [
    ['JC-改-1', '日常检查', '粮食安全', '沙岭镇', '昨天'],
    ['JC-改-2', '胡乱', '粮食安全', '沙岭镇', '2021-03-05'],
    ['JC-改-3', '日常检查', '粮食安全', '沙岭镇', '2021-03-06'],
  ];
  await choose(page, rows, '更正.xlsx');
  await page.getByText('有 2 处不能导入').waitFor();
  // Each refused row says which record it is.
  await page.getByRole('cell', { name: /JC-改-1/ }).waitFor();
  await page.getByRole('cell', { name: /JC-改-2/ }).waitFor();
  assert.equal(await page.getByRole('cell', { name: /JC-改-3/ }).count(), 0);
  assert.deepEqual(await accessibilityFaults(page), []);
  const day = page.getByRole('textbox', { name: '第 2 行“检查日期”改为' });
  assert.equal(await day.inputValue(), '昨天');
  await day.fill('2021年3月4日');
  await day.press('Tab');
  await page.getByText('您改了格子，还没有核对').waitFor();
  const kind = page.getByRole('combobox', { name: '第 3 行“检查方式”改为' });
  await kind.click();
  await page.keyboard.type('zxjc');
  await page.keyboard.press('Enter');
  await page.reload();
  await page.getByText('您改了格子，还没有核对').waitFor();
  assert.equal(await day.inputValue(), '2021-03-04');
  await checkAgain(page);
  await page.getByText('全部可以导入').waitFor();
  await page.getByText('在网页上更正了 2 格').click();
  await page.getByText('监督检查台账 第 2 行 检查日期：昨天 → 2021-03-04').waitFor();
  await page.getByRole('button', { name: /^导入 3 条/ }).click();
  await page.waitForURL(/job=/);
  await workspace.service.drain();
  await page.getByText('已导入：新增 3 条').waitFor();
  await page.getByText('在网页上更正了 2 格').waitFor();
  assert.deepEqual(faults, []);
});

test('another cell of a refused row can be corrected, and a correction taken back', async () => {
  const { page } = await workspace.open('committee_office', '/ledgers/supervision_check/import');
  await choose(
    page,
    [
      ['JC-同-1', '日常检查', '粮食安全', '沙岭镇', '2021-03-05'],
      ['JC-同-1', '日常检查', '作风建设', '沙岭镇', '2021-03-06'],
    ],
    '同号.xlsx',
  );
  await page.getByText('有 2 处不能导入').waitFor();
  await page.getByRole('button', { name: '改第 3 行的其他格' }).click();
  await page.getByRole('textbox', { name: '第 3 行“检查编号”改为' }).fill('JC-同-2');
  await checkAgain(page);
  await page.getByText('全部可以导入').waitFor();
  await page.getByText('在网页上更正了 1 格').click();
  await page.getByRole('button', { name: '取消第 3 行检查编号的更正' }).click();
  await page.getByText('请先点上面的“重新核对”').waitFor();
  await checkAgain(page);
  await page.getByText('有 2 处不能导入').waitFor();
});

test('what was left out is told at the end and handed out, and comes in when it is corrected', async () => {
  const { page } = await workspace.open('committee_office', '/ledgers/supervision_check/import');
  await choose(
    page,
    [
      ['JC-留-1', '日常检查', '粮食安全', '沙岭镇', '2021-03-05'],
      ['JC-留-2', '日常检查', '粮食安全', '没有这个镇', '昨天'],
    ],
    '留下.xlsx',
  );
  await page.getByLabel('只导入没有错误的行').click();
  await page.waitForURL(/good=1/);
  await workspace.service.drain();
  await page.getByRole('button', { name: /^导入 1 条/ }).click();
  await page.waitForURL(/job=/);
  await workspace.service.drain();
  await page.getByText('已导入：新增 1 条').waitFor();
  await page.getByText('1 行没有导入，列在下面').waitFor();
  await page.getByRole('cell', { name: 'JC-留-2' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^改第/ }).count(), 0, 'it is over');
  const link = page.getByRole('link', { name: '留下-没有导入的行.xlsx' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.ok(readFileSync(await download.path()).length > 1000);
});

test('rows pasted without a header are shown with the columns that were assumed; what fits none is said plainly', async () => {
  const { page, faults } = await workspace.open('committee_office', '/ledgers/supervision_check');
  await settled(page);
  const shown = (await page.locator('.ant-table-thead th').allInnerTexts()).map((text) => text.trim());
  assert.ok(shown.length > 0);
  await paste(page, 'JC-无-1\t日常检查\n');
  const plain = page.getByRole('dialog', { name: '没有表头行' });
  await plain.getByText('什么也没有导入').waitFor();
  await plain.getByText('检查编号').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await plain.getByRole('button', { name: '知道了' }).click();
  await plain.waitFor({ state: 'hidden' });
  // The columns of the list, in their order.
  const definition = (
    await (await workspace.service.as('committee_office')).ask('GET', 'ledgers/supervision_check')
  ).json as { fields: { title: string; id: string }[] };
  const titles = Object.keys(CELLS);
  const known = titles.map((title) => definition.fields.find((field) => field.title === title)?.id ?? title);
  await page.goto(`${workspace.origin}/ledgers/supervision_check?columns=${known.join(',')}`);
  await settled(page);
  const cells = titles.map((title) => CELLS[title] ?? assert.fail(title));
  await paste(page, `${cells.join('\t')}\n`);
  const asked = page.getByRole('dialog', { name: '没有表头行，请核对各列' });
  for (const title of titles) await asked.getByRole('columnheader', { name: title, exact: true }).waitFor();
  await asked.getByRole('button', { name: '列没有错，检查' }).click();
  await page.waitForURL(/\/import\?.*dry=/);
  await workspace.service.drain();
  await page.getByRole('button', { name: /^导入 1 条/ }).waitFor();
  assert.deepEqual(faults, []);
});

const CELLS: Readonly<Record<string, string>> = {
  检查编号: 'JC-无-2',
  检查方式: '日常检查',
  检查主题: '粮食安全',
  检查单位: '沙岭镇',
  检查日期: '2021-03-05',
};

test('sheets that are not mine are told first, in one line; the template of my own can be taken', async () => {
  const { page } = await workspace.open('village_clerk', '/import');
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载模板' }).click(),
  ]);
  assert.equal(template.suggestedFilename(), '填写模板.xlsx');
  const foreign = ['处分与处理台账', '纪律审查案件台账', '回避台账'];
  const buffer = Buffer.from(aWorkbook(foreign.map((name) => ({ name, rows: [['甲'], ['乙']] }))));
  await page.setInputFiles('input[type=file]', { name: '别人的.xlsx', mimeType: XLSX, buffer });
  await page.waitForURL(/dry=/);
  await workspace.service.drain();
  await page.getByText('3 张工作表不由您的岗位登记，没有导入').click();
  await page.getByText(foreign.join('、')).waitFor();
  assert.equal(
    await page.getByRole('columnheader', { name: '不导入' }).count(),
    0,
    'not once for each sheet',
  );
});

test('the batches of an office: who, when, how many; one is taken back after a question; jobs tell a check from an import', async () => {
  const { page, faults } = await workspace.open('committee_office', '/ledgers/supervision_check/import');
  await choose(page, [['JC-批-1', '日常检查', '粮食安全', '沙岭镇', '2021-03-05']], '一批.xlsx');
  await page.getByRole('button', { name: /^导入 1 条/ }).click();
  await page.waitForURL(/job=/);
  await workspace.service.drain();
  await page.getByText('已导入：新增 1 条').waitFor();
  await page.goto(`${workspace.origin}/jobs`);
  await page.getByRole('cell', { name: '检查“一批.xlsx”', exact: true }).waitFor();
  await page.getByRole('cell', { name: '导入“一批.xlsx”', exact: true }).waitFor();
  await page.getByText('检查：将新增 1，变更 0，相同 0').first().waitFor();
  await page.getByRole('link', { name: '导入批次' }).click();
  const line = page.getByRole('row', { name: /一批\.xlsx/ });
  await line.waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  // Of the demo's own batch the units can be taken back by nobody.
  assert.deepEqual((await line.getByRole('cell').allInnerTexts()).slice(4, 9), ['1', '0', '0', '0', '0']);
  await line.getByRole('button', { name: '撤销' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('新增的 1 条作废').waitFor();
  await question.getByRole('button', { name: '不撤销' }).click();
  await question.waitFor({ state: 'hidden' });
  await line.getByText('已导入').waitFor();
  await line.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await line.getByText('已撤销').waitFor();
  assert.deepEqual(faults, []);
});
