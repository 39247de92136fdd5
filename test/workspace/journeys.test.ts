// The days of those who work here: a village clerk registers and mends, the township reviewer returns and accepts, the
// committee's office imports and takes it back, a leader sees his year, administrators appoint and audit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { accessibilityFaults } from '../support/accessibility.ts';
import { AFTER_THE_DEMO, aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';
import { picture } from '../support/picture.ts';
import { rowsCounted } from '../support/rows-counted.ts';

const workspace = await aWorkspace(undefined, { now: () => AFTER_THE_DEMO });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
test('a village clerk registers by form; typing survives the window; the reviewer returns; it is mended and accepted', async () => {
  const first = await workspace.open('village_clerk', '/ledgers/public_suggestion/new');
  await first.page.getByLabel('建议编号').fill('JY-试-1');
  await first.page.reload();
  await first.page.getByText('还没有保存的内容').waitFor();
  const { page, faults } = first;
  assert.equal(await page.getByLabel('建议编号').inputValue(), 'JY-试-1');
  const choose = async (label: string, typed: string, option: RegExp): Promise<void> => {
    await page.getByLabel(label).click();
    await page.keyboard.type(typed);
    await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  };
  await choose('事项类别', '', /道路交通/);
  // 柳树村, by the initials of its pinyin.
  await choose('村社区', 'lsc', /柳树村/);
  await choose('办理状态', '', /已收集/);
  await page.getByRole('textbox', { name: /收集日期/ }).fill('20250305');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /答复日期/ }).fill('2025-03-01');
  await page.keyboard.press('Enter');
  await page.getByText('答复日期早于收集日期').waitFor();
  await picture(page, 'form');
  await page.getByRole('textbox', { name: /答复日期/ }).fill('2025-03-09');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '登记并报送' }).click();
  await page.locator('.official').getByText('已报送').waitFor();
  const address = new URL(page.url()).pathname;
  assert.deepEqual(faults, []);

  const review = await workspace.open('township_reviewer', '/');
  await settled(review.page);
  await picture(review.page, 'desk');
  await review.page.goto(`${workspace.origin}${address}`);
  await review.page.getByRole('button', { name: '退回' }).click();
  await review.page.getByLabel(/退回的意见/).fill('请写明所属工程');
  await review.page.getByRole('button', { name: '退回' }).last().click();
  await review.page.locator('.official').getByText('已退回').waitFor();
  await review.page.getByText('“请写明所属工程”').waitFor();

  const mending = await workspace.open('village_clerk', '/');
  const line = mending.page
    .getByRole('listitem')
    .filter({ hasText: '被退回' })
    .filter({ hasText: '意见建议台账' });
  await line.getByText('审核人退回').waitFor();
  await mending.page.goto(`${workspace.origin}${address}?edit=1`);
  await mending.page.getByLabel('所属工程').fill('口袋公园');
  await mending.page.getByRole('button', { name: '保存并报送' }).click();
  await mending.page.locator('.official').getByText('已报送').waitFor();
  await mending.page.getByText('所属工程：空 → 口袋公园').waitFor();

  const accepting = await workspace.open('township_reviewer', address);
  await accepting.page.getByRole('button', { name: '审定' }).click();
  await accepting.page.locator('.official').getByText('已审定').waitFor();
  await picture(accepting.page, 'record');
});

test('what was typed on one machine is there on another; a list is kept as a view; a record tells what counts it', async () => {
  const first = await workspace.open('township_clerk', '/ledgers/public_suggestion/new');
  const kept = first.page.waitForResponse(
    (answer) => answer.url().includes('/drafts/new') && answer.request().method() === 'PUT',
  );
  await first.page.getByLabel('建议编号').fill('JY-试-9');
  assert.equal((await kept).status(), 204);
  // Another machine has nothing of what this browser keeps.
  await first.page.evaluate('localStorage.clear()');
  const { page } = await workspace.open('township_clerk', '/');
  await page.getByRole('listitem').filter({ hasText: '没保存' }).getByText('接着填').click();
  await page.getByText('还没有保存的内容').waitFor();
  assert.equal(await page.getByLabel('建议编号').inputValue(), 'JY-试-9');
  await page.getByRole('button', { name: '不要了，重新填' }).click();

  await page.goto(`${workspace.origin}/ledgers/public_suggestion?sort=-suggestion_no`);
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel(/起个名/).fill('新的在前');
  await page.getByRole('button', { name: '存为视图' }).last().click();
  const tab = page.locator('.views').getByRole('link', { name: '新的在前' });
  await tab.waitFor();
  await page.locator('.views').getByRole('link', { name: '全部' }).click();
  await tab.click();
  await page.waitForURL(/sort=-suggestion_no/);
  assert.equal(await tab.getAttribute('aria-current'), 'page');
  assert.deepEqual(first.faults, []);

  const [row] = await rowsCounted(workspace, 'S12', YEAR);
  const record = await workspace.open('secretary', `/ledgers/${row?.ledger}/rows/${row?.id}?year=${YEAR}`);
  const used = record.page.getByRole('region', { name: '被这些数字引用' });
  await used.getByRole('link').first().waitFor();
  await picture(record.page, 'record-uses');
});

test('the numbers that a record names are exactly those whose rows it is among', async () => {
  const secretary = await workspace.service.as('secretary');
  const facts: readonly { readonly slot: string; readonly indicator: string }[] = (
    await secretary.ask('GET', `facts?year=${YEAR}`)
  ).json.items;
  const expected = new Map<string, string[]>();
  const ledgers = new Map<string, string>();
  // A year-on-year stands on the rows of the number that it compares, and no row names it.
  const { indicators } = workspace.service.city.pack;
  const compares = new Set(indicators.filter((one) => one.measure.kind === 'yoy_pct').map(({ id }) => id));
  for (const { slot, indicator } of facts)
    for (const { ledger, id } of compares.has(indicator) ? [] : await rowsCounted(workspace, slot, YEAR)) {
      ledgers.set(id, ledger);
      expected.set(id, [...(expected.get(id) ?? []), slot]);
    }
  let compared = 0;
  for (const [id, ledger] of [...ledgers].filter((_, at) => at % 25 === 0)) {
    const definition = (await secretary.ask('GET', `ledgers/${ledger}`)).json;
    if (definition.sensitivity === 'sealed') continue;
    const { json } = await secretary.ask('GET', `ledgers/${ledger}/rows/${id}/uses?year=${YEAR}`);
    const found: readonly string[] = json.facts.map((one: { slot: string }) => one.slot);
    assert.deepEqual(found.toSorted(), expected.get(id)?.toSorted(), `${ledger} ${id}`);
    compared += 1;
  }
  assert.ok(compared > 10, `${compared}`);
});

test('two who amend one row at once see each other; the second sees both versions and chooses; nobody loses a word', async () => {
  const made = await workspace.service.as('committee_office');
  const rows = await made.ask('GET', 'ledgers/public_suggestion/rows?limit=1&where=row_status:eq:accepted');
  const [row] = rows.json.items;
  const place = `/ledgers/public_suggestion/rows/${row.id}?edit=1`;
  const first = await workspace.open('committee_office', place);
  await first.page.getByLabel('所属工程').fill('第一人填的');
  const second = await workspace.openBeside('organisation_department', place);
  await second.page.getByText('也正开着这条记录').waitFor();
  await second.page.getByLabel('所属工程').fill('第二人填的');
  await second.page.getByLabel(/为什么修改/).fill('补充');
  await second.page.getByRole('button', { name: '保存并报送' }).click();
  await second.page.locator('.official').getByText('第二人填的').waitFor();

  const { page } = first;
  await page.getByLabel(/为什么修改/).fill('更正');
  await page.getByRole('button', { name: '保存并报送' }).click();
  const both = page.getByRole('alert').filter({ hasText: '别人刚改过这条记录' });
  await both.getByText('第二人填的').waitFor();
  await both.getByText('第一人填的').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await picture(page, 'conflict');
  // The window dies over the choice: both are still there.
  await page.reload();
  await page.getByText('还没有保存的内容').waitFor();
  assert.equal(await page.getByLabel('所属工程').inputValue(), '第一人填的');
  await page.getByLabel(/为什么修改/).fill('更正');
  await page.getByRole('button', { name: '保存并报送' }).click();
  await both.getByRole('button', { name: '用这个' }).first().click();
  await page.getByRole('button', { name: '保存并报送' }).click();
  await page.locator('.official').getByText('第二人填的').waitFor();
  assert.deepEqual(second.faults, []);
});

test("the committee's office pastes and imports: refused cells stand where they are, the good rows come in", async () => {
  const { page } = await workspace.open('committee_office', '/ledgers/supervision_check/import');
  const csv =
    '检查编号,检查方式,检查主题,检查单位,检查日期\nJC-试-1,日常检查,粮食安全,沙岭镇,2025年3月5日\nJC-试-2,胡乱,粮食安全,没有这个镇,2025-13-05\n';
  await page.setInputFiles('input[type=file]', {
    name: '监督检查台账.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  await page.getByText('正在办理').or(page.getByText('处不能导入')).first().waitFor();
  await workspace.service.drain();
  await page.getByText('有 3 处不能导入').waitFor();
  assert.equal(await page.locator('.refused').count(), 3);
  await picture(page, 'import');
  await page.getByLabel('只导入没有错误的行').click();
  await page.waitForURL(/good=1/);
  await workspace.service.drain();
  await page.getByRole('button', { name: /^导入 1 条/ }).click();
  await page.waitForURL(/job=/);
  await workspace.service.drain();
  await page.getByText('已导入：新增 1 条').waitFor();
  await page.getByRole('button', { name: '撤销本次导入' }).click();
  await page.getByText('已撤销本次导入：1 条作废').waitFor();
  await page.getByRole('link', { name: '看台账' }).click();
  await settled(page);
  await picture(page, 'list');
});

test('a leader sees his year on one page; the discipline commission its sealed ledger under a watermark', async () => {
  const leader = await workspace.open('secretary', `/overview?year=${YEAR}`);
  await leader.page.locator('.heat tbody tr').first().waitFor();
  await picture(leader.page, 'overview');
  const keeper = await workspace.open('discipline_case_keeper', `/ledgers/discipline_case?year=${YEAR}`);
  await keeper.page.locator('.ant-table-row').first().waitFor();
  await keeper.page.locator('.ant-table-row a').first().click();
  await keeper.page.locator('.official').waitFor();
  await keeper.page.locator('div[style*="background-image"]').first().waitFor();
  const desk = await workspace.open('discipline_case_keeper', '/');
  await desk.page.getByRole('listitem').filter({ hasText: '封闭' }).first().waitFor();
  await desk.page.locator('div[style*="background-image"]').first().waitFor();
  assert.deepEqual(await accessibilityFaults(desk.page), []);
  await picture(desk.page, 'desk-sealed');
  const found = await workspace.open('discipline_case_keeper', '/search?q=AJ-');
  await found.page
    .getByRole('listitem')
    .filter({ hasText: '纪律审查案件台账' })
    .getByText('（封闭）')
    .waitFor();
  await found.page.locator('div[style*="background-image"]').first().waitFor();
  const clerk = await workspace.open('village_clerk', `/accountability?year=${YEAR}`);
  await settled(clerk.page);
  assert.equal(await clerk.page.getByText('纪律审查案件台账').count(), 0);
});

test('the system administrator makes an account, the security administrator appoints, the auditor reads of both', async () => {
  const system = await workspace.open('system_administrator', '/accounts');
  await system.page.getByLabel('用户名').fill('chen_ban');
  await system.page.getByLabel('姓名').fill('陈办');
  await system.page.getByRole('button', { name: '建立账号' }).click();
  await system.page.getByText('一次性口令：').waitFor();
  const security = await workspace.open('security_administrator', '/appointments');
  const choose = async (label: string, typed: string, option: RegExp): Promise<void> => {
    await security.page.getByLabel(label, { exact: true }).click();
    await security.page.keyboard.type(typed);
    await security.page
      .locator('.ant-select-item-option:visible')
      .filter({ hasText: option })
      .first()
      .click();
  };
  await choose('账号', '陈办', /陈办/);
  await choose('岗位', '村（社区）', /村（社区）文书/);
  await choose('单位', '柳树村', /柳树村/);
  await security.page.getByRole('button', { name: '任用', exact: true }).click();
  await security.page.getByRole('cell', { name: '陈办（chen_ban）' }).waitFor();
  await picture(security.page, 'appointments');
  const audit = await workspace.open('audit_administrator', '/audit');
  await audit.page.getByText(/陈办/).first().waitFor();
  await audit.page.getByRole('button', { name: '核验日志' }).click();
  await audit.page.getByText('日志完整').waitFor();
  await picture(audit.page, 'audit');
});

test('a ledger of the city is described in a form, judged as one types, and taken away as a file', async () => {
  const { page, faults } = await workspace.open('committee_office', '/definitions/propose');
  await page.getByLabel('台账名称').fill('口袋公园建设台账');
  await page.getByRole('combobox', { name: '由谁做' }).click();
  await page.getByTitle('各单位自己的工作，村（社区）也做').click();
  await page.getByLabel('为什么由他们做').fill('公园由乡镇和村建设、登记');
  await page.getByText('编译通过，可以导出').waitFor();
  await page.getByLabel('表单的样子').getByText('办理单位').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出定义文件' }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.yaml$/u);
  const yaml = readFileSync(await download.path(), 'utf8');
  assert.match(yaml, /^ledger: /mu);
  assert.match(yaml, /口袋公园建设台账/u);
  assert.deepEqual(faults, []);
});
