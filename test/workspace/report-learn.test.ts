// Last year's report becomes this year's text in the workspace: every number decided by a person, nothing kept before that.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { aWordFile } from '../builders/a-word-file.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const PLACE = '/reports/annual/2025';
const office = await workspace.service.as('committee_office');
const text = async () => (await office.ask('GET', 'reports/annual/2025/text')).json;
const OLD = [
  '中共云溪市委员会',
  '省委：',
  '2024年，云溪市委坚持从严。',
  '一、正风肃纪',
  '查处“四风”问题12起15人，其中党纪政务处分8人。',
  '今年植树300株。栽花500盆。',
  '中共云溪市委员会',
].map((line) => [line]);

/** A file as somebody chooses it on the page. */
async function upload(
  page: Awaited<ReturnType<typeof workspace.open>>['page'],
  name: string,
  bytes: Uint8Array,
) {
  await page
    .getByLabel('往年的报告', { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

test('an old report is gone through number by number and becomes the text of the year; before that nothing is kept', async () => {
  const { page, faults } = await workspace.open('committee_office', `${PLACE}/text`);
  await page.getByRole('link', { name: '用往年的报告整理' }).click();
  await page.getByText('还没有选报告').waitFor();
  await upload(page, '去年报告.docx', aWordFile(OLD));
  const numbers = page.locator('.old-number');
  await numbers.first().waitFor();
  assert.deepEqual(await numbers.locator('> strong').allInnerTexts(), [
    '12起',
    '15人',
    '8人',
    '300株',
    '500',
  ]);
  assert.equal(
    await page.locator('.old-left').count(),
    3,
    'title, addressee and signature are the report’s own',
  );
  assert.deepEqual(await accessibilityFaults(page), []);
  // Another indicator for the first, by the initials of its pinyin.
  const { numbers: known } = (await text()) as {
    numbers: { indicator: string; title: string; initials: string }[];
  };
  const other = known.find(({ indicator }) => indicator === 'circulars_cases') ?? assert.fail();
  const first = numbers.nth(0);
  await first.getByLabel('“12起”是哪个数字').click();
  await page.keyboard.type(other.initials.split(' ')[0] ?? '');
  await page.locator('.ant-select-item-option', { hasText: other.title }).first().waitFor();
  await page.keyboard.press('Enter');
  await first.getByText('✓ 采用').or(first.locator('[data-decided="use"]')).first().waitFor();
  await numbers.nth(3).getByRole('button', { name: '保留原文' }).click();
  const reason = page.getByLabel(/为什么原样留在报告里/);
  await reason.fill('林');
  assert.ok(
    await page.getByRole('button', { name: '保留原文' }).last().isDisabled(),
    'a reason is more than a word',
  );
  await reason.fill('林业部门另报');
  await page.getByRole('button', { name: '保留原文' }).last().click();
  await page.getByText('保留原文：林业部门另报').waitFor();
  await numbers.nth(4).getByRole('button', { name: '跳过' }).click();
  await page.getByRole('button', { name: '没定的都按所提的采用（2 个）' }).click();
  await page.getByText('采用 3 个数字，书面说明 1 处，跳过 1 个。').waitFor();
  const before = await text();
  assert.deepEqual([before.version, before.own], [0, false]);
  assert.deepEqual(readdirSync(workspace.service.context.files.work), [], 'nothing of the file is left');
  await page.getByRole('button', { name: '写成2025年文稿' }).click();
  await page.getByText('现在用的是定义包的文稿').waitFor();
  await page.getByRole('button', { name: '写成文稿', exact: true }).click();
  await page.getByRole('list', { name: '各稿' }).getByText('去年报告.docx').waitFor();
  const made = await text();
  assert.equal(made.version, 1);
  assert.match(
    made.text,
    /问题\[\[circulars_cases\]\]起\[\[eight_rules_people\]\]人，其中党纪政务处分\[\[eight_rules_sanctioned\]\]人。/,
  );
  assert.match(made.text, /\{\{report_year\}\}年，云溪市委坚持从严。/);
  const { declared, unproven } = (await office.ask('GET', 'reports/annual/2025/room')).json.quantities;
  assert.ok(
    declared.some(
      (one: { words: string; reason: string }) =>
        one.words === '今年植树300株' && one.reason === '林业部门另报',
    ),
  );
  assert.deepEqual(unproven, [{ text: '500', clause: '栽花500盆' }]);
  assert.deepEqual(faults, []);
});

test('a text that is there already is replaced only after a question, and stays among the versions', async () => {
  const { page, faults } = await workspace.open('committee_office', `${PLACE}/learn`);
  await page.getByText('还没有选报告').waitFor();
  await upload(page, '前年报告.txt', new TextEncoder().encode('一、工作\n查处“四风”问题12起。'));
  await page.getByRole('button', { name: '没定的都按所提的采用（1 个）' }).click();
  await page.getByRole('button', { name: '写成2025年文稿' }).click();
  await page.getByText(/2025年已有第 1 稿（.+）。换成整理出的这一稿？/).waitFor();
  await page.getByRole('button', { name: '不办了' }).click();
  assert.equal((await text()).version, 1);
  // Somebody else writes meanwhile: what he wrote is not replaced.
  const { text: now, version } = await text();
  const saved = await office.ask('PUT', 'reports/annual/2025/text', {
    body: { basedOn: version, text: now, note: '别人' },
  });
  assert.equal(saved.status, 200, saved.text);
  await page.getByRole('button', { name: '写成2025年文稿' }).click();
  await page.getByRole('button', { name: '换成这一稿' }).click();
  await page.getByText(/已被改过/).waitFor();
  assert.equal((await text()).version, 2);
  // The next try is on top of what the other has written, and asks about that.
  await page.getByRole('button', { name: '写成2025年文稿' }).click();
  await page.getByText(/2025年已有第 2 稿（.+）。换成整理出的这一稿？/).waitFor();
  await page.getByRole('button', { name: '换成这一稿' }).click();
  await page.getByRole('list', { name: '各稿' }).getByText('前年报告.txt').waitFor();
  assert.equal((await text()).version, 3);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('409')),
    [],
  );
});

test('files that are no report are refused with what to do', async () => {
  const { page } = await workspace.open('committee_office', `${PLACE}/learn`);
  await page.getByText('还没有选报告').waitFor();
  const alert = page.getByRole('alert');
  await upload(page, '报告.docx', new TextEncoder().encode('PK'));
  await alert.waitFor();
  assert.match(await alert.innerText(), /Word|WPS|文本|类型/);
  await upload(page, '报告.txt', new TextEncoder().encode('字'.repeat(60_001)));
  await alert.getByText(/超过 6 万字/).waitFor();
  await upload(page, '报告.txt', new TextEncoder().encode('一、工作\n查处问题12起。'));
  await page.locator('.old-number').first().waitFor();
  assert.equal(await alert.count(), 0, 'the refusal before it is gone');
  const clerk = await workspace.open('village_clerk', `${PLACE}/learn`);
  await clerk.page.getByRole('alert').first().waitFor();
});

test('two numbers that read the same and could be each other are left to the person, and the page says how many', async () => {
  const { page, faults } = await workspace.open('committee_office', `${PLACE}/learn`);
  await page.getByText('还没有选报告').waitFor();
  const lines = [
    '一、工作',
    '16名市委常委、市委委员副市长就分管领域重要事项报备登记并签订廉政承诺，另有16位市委常委、市委委员副市长一并报告分管领域政治生态、党风廉政建设和个人廉政情况。',
    '查处“四风”问题12起15人。',
  ];
  await upload(page, '大前年报告.txt', new TextEncoder().encode(lines.join('\n')));
  await page.getByText('2 个数字有两个以上的指标同样相合，数值也分不开，不在其中，请逐个选定。').waitFor();
  await page
    .getByText(/同样像“.+”，请您选定/)
    .first()
    .waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.getByRole('button', { name: '没定的都按所提的采用（2 个）' }).click();
  const open = page.locator('.old-number[data-decided="open"]');
  assert.deepEqual(await open.locator('> strong').allInnerTexts(), ['16名', '16位']);
  // Decided one by one it is none any more.
  await open.first().getByRole('button', { name: '采用', exact: true }).click();
  await open.first().getByRole('button', { name: '采用', exact: true }).click();
  await page.getByText(/同样相合/).waitFor({ state: 'detached' });
  await page.getByText('采用 4 个数字').waitFor();
  assert.deepEqual(faults, []);
});
