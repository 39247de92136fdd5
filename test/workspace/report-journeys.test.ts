// The report room: who reads and who signs, what a signature covers, the text of a year.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { picture } from '../support/picture.ts';
import { rowsCounted } from '../support/rows-counted.ts';
import { signed } from '../support/signed.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';

test('who signs reads every number, what speaks against it, and its rows', async () => {
  const { page, faults } = await workspace.open('secretary', `/reports/annual/${YEAR}`);
  const chips = page.locator('.paper .chip');
  await chips.first().waitFor();
  const said = Number(await page.locator('.page-says [data-count]').getAttribute('data-count'));
  assert.ok(said >= 70 && (await chips.count()) >= 70, `${said} numbers, ${await chips.count()} chips`);
  await chips.first().click();
  await page.locator('.story').getByText('条记录').waitFor();
  await picture(page, 'report-room');
  assert.equal(await page.getByRole('button', { name: '印发' }).count(), 0);
  assert.deepEqual(faults, []);
  const clerk = await workspace.service.as('village_clerk');
  assert.equal((await clerk.ask('GET', `reports/annual/${YEAR}/room`)).status, 403);
});

interface Told {
  readonly slot: string;
  readonly value: string | null;
  readonly lastYear: string | null;
  readonly state: string;
  readonly rows: number;
  readonly checks: readonly { readonly id: string; readonly values: Readonly<Record<string, unknown>> }[];
}

test('who reads reports and does not draft finds the numbers of sealed ledgers neither in the text nor in what is said of others', async () => {
  const secretary = await workspace.service.as('secretary');
  const exact = (await secretary.ask('GET', `reports/annual/${YEAR}/room`)).json;
  const { indicators, ledgers } = workspace.service.city.pack;
  const sealed = new Set(
    indicators.filter(({ over }) => ledgers.get(over)?.sensitivity === 'sealed').map(({ slot }) => slot),
  );
  assert.ok(sealed.size > 5);
  const reader = await workspace.service.as('inspection_office');
  const masked = (await reader.ask('GET', `reports/annual/${YEAR}/room`)).json;
  const numbers = new Map<string, Told>(masked.numbers.map((one: Told) => [one.slot, one]));
  for (const { slot, value } of exact.numbers as readonly Told[]) {
    const told = numbers.get(slot) ?? assert.fail(slot);
    if (sealed.has(slot))
      assert.deepEqual(
        [told.value, told.lastYear, told.rows, told.state, told.checks.length],
        [null, null, 0, 'none', 0],
        slot,
      );
    else if (told.value !== null) assert.equal(told.value, value, slot);
    for (const check of told.checks)
      for (const name of Object.keys(check.values))
        assert.ok(
          numbers.get(name)?.value !== null && numbers.has(name),
          `${slot} ${check.id} tells ${name}`,
        );
  }
  assert.deepEqual(masked.silentUnits, []);
  const open = [...numbers.values()].filter((one) => one.value !== null);
  assert.ok(open.length > 40, `${open.length} are told`);
  const runs: readonly { readonly slot?: string; readonly text: string }[] = masked.blocks.flatMap(
    (block: { runs: unknown[] }) => block.runs,
  );
  for (const { slot = '', text } of runs) if (sealed.has(slot)) assert.equal(text.trim(), '', slot);
  const { page, faults } = await workspace.open('inspection_office', `/reports/annual/${YEAR}`);
  await page.locator('.paper .chip').first().waitFor();
  assert.equal(await page.getByRole('button', { name: '印发' }).count(), 0);
  assert.deepEqual(faults, []);
});

test('the secretary sees what he signs and signs; the office issues; what changes afterwards takes the name away', async () => {
  const place = `/reports/annual/${YEAR}`;
  const office = await workspace.open('committee_office', place);
  // One thing is said of whether it may be issued, and the button is as good as its word.
  await office.page.getByText('还没有人签批，不能印发').waitFor();
  assert.ok(await office.page.getByRole('button', { name: '印发', exact: true }).isDisabled());
  assert.equal(await office.page.getByText('可以印发').count(), 0);
  const sent = office.page.getByText(/送签，等签批/);
  const toSend = office.page.getByRole('button', { name: '送签', exact: true });
  await toSend.click();
  assert.equal(await sent.count(), 0, 'it asks first');
  await office.page.getByRole('button', { name: '确定送签' }).click();
  await sent.waitFor();
  assert.equal(await toSend.count(), 0);
  await office.page.getByRole('button', { name: '撤回送签' }).click();
  await office.page.getByRole('button', { name: '确定撤回' }).click();
  await office.page.getByText(/撤回送签，可以再改再送/).waitFor();
  await toSend.click();
  await office.page.getByRole('button', { name: '确定送签' }).click();
  await sent.waitFor();
  const { page, faults } = await workspace.open('secretary', '/');
  await page.getByRole('link', { name: '去看去签' }).click();
  await page.getByText('还没有人签批').first().waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await picture(page, 'sign');
  await page.getByRole('button', { name: '签批以下内容' }).click();
  const asked = page.getByRole('dialog', { name: '确认签批' });
  await asked.getByText(`${YEAR}年度，第一次印发`).waitFor();
  await asked.getByText('市委书记').first().waitFor();
  await picture(page, 'sign-confirm');
  const confirm = asked.getByRole('button', { name: /签\s*批/ });
  assert.ok(await confirm.isDisabled(), 'not before he has shown who he is');
  assert.deepEqual(await accessibilityFaults(page), []);
  const password = asked.getByLabel('确认是您本人：填您登录用的口令');
  await password.fill('not his password');
  await confirm.click();
  await asked.getByText('用户名、口令或动态口令不对').waitFor();
  await password.fill(DEMO_PASSWORD);
  await confirm.click();
  await page.getByText('您已签批').waitFor();
  await page.getByRole('region', { name: '已有的签批' }).getByText('有效').waitFor();
  await page.getByText('以口令确认').waitFor();
  await asked.waitFor({ state: 'hidden' });
  assert.equal(await page.getByRole('button', { name: '签批以下内容' }).count(), 0);
  // The wrong password was refused, and nothing else.
  assert.deepEqual(
    faults.filter((fault) => !/status of 401/.test(fault)),
    [],
  );
  const drafter = await workspace.service.as('committee_office');
  const { digest } = (await drafter.ask('GET', `reports/annual/${YEAR}/sign`)).json;
  const forged = await drafter.ask('POST', `reports/annual/${YEAR}/sign`, { body: { digest } });
  assert.equal(forged.status, 403, 'who drafts does not sign');
  const issuing = await workspace.open('committee_office', place);
  await issuing.page.getByText('没有未了的事项，可以印发').waitFor();
  await issuing.page.getByRole('button', { name: '印发', exact: true }).click();
  await issuing.page.getByText('已印发：第 1 版').waitFor();
  // What was issued is at hand, and nothing red asks to issue it once more.
  const files = issuing.page.getByLabel('已印发的文件');
  for (const file of ['报告（DOCX）', '核验包']) {
    const got = issuing.page.waitForEvent('download');
    await files.getByText(file).click();
    assert.match((await got).suggestedFilename(), file === '核验包' ? /\.zip$/ : /\.docx$/);
  }
  await issuing.page.getByText('已印发第 1 版，以后没有变动').waitFor();
  assert.equal(await issuing.page.locator('.ant-btn-primary').count(), 0);
  await picture(issuing.page, 'report-issued');
  const versions = (await drafter.ask('GET', `reports/annual/${YEAR}/versions`)).json.items;
  assert.match(versions[0].signedBy.join(), /市委书记/);

  const [row] = await rowsCounted(workspace, 'S12', YEAR);
  const change = `ledgers/${row?.ledger}/rows/${row?.id}/return`;
  // Appointments are the work of the organisation department.
  const keeper = await workspace.service.as('organisation_department');
  assert.equal((await keeper.ask('POST', change, { body: { reason: '核实' } })).status, 200);
  const secretary = await workspace.service.as('secretary');
  const moved = (await secretary.ask('GET', `reports/annual/${YEAR}/sign`)).json;
  assert.deepEqual(
    moved.signatures.map((one: { holds: boolean }) => one.holds),
    [false],
  );
  const late = await secretary.ask('POST', `reports/annual/${YEAR}/sign`, { body: { digest } });
  assert.equal(late.json.code, 'REPORT-MOVED');
  const again = { body: { reason: '更正' } };
  const unsigned = await drafter.ask('POST', `reports/annual/${YEAR}/issue`, again);
  assert.equal(unsigned.json.code, 'REPORT-UNSIGNED');
  await signed(workspace.service, `reports/annual/${YEAR}`);
  const second = await drafter.ask('POST', `reports/annual/${YEAR}/issue`, again);
  assert.equal(second.json.number, 2, second.text);
  const reports = await workspace.open('organisation_department', '/reports');
  await reports.page.getByRole('link', { name: '与上一版比' }).click();
  await reports.page.getByText('第2版印发的原因：更正').waitFor();
  const sheet = reports.page.locator('.side-by-side');
  assert.ok((await sheet.locator('del').count()) > 0 && (await sheet.locator('ins').count()) > 0);
  assert.ok(
    (await sheet.locator('ins').first().innerText()).length < 20,
    'the words that changed, not the paragraph',
  );
  assert.doesNotMatch(await sheet.innerText(), /次次|名名|人人人|起起|件件件|家家/u);
  assert.deepEqual(await accessibilityFaults(reports.page), []);
  const compare = `reports/annual/${YEAR}/compare`;
  const { numbers, paragraphs } = (await drafter.ask('GET', `${compare}?before=1&after=2`)).json;
  assert.ok(numbers.length > 0 && paragraphs.length > 10, `${numbers.length} ${paragraphs.length}`);
  const backwards = (await drafter.ask('GET', `${compare}?before=2&after=1`)).json;
  assert.deepEqual(
    backwards.numbers.map((one: { before: string; after: string }) => [one.after, one.before]),
    numbers.map((one: { before: string; after: string }) => [one.before, one.after]),
  );
  // The year after has a year to be compared with: a picture, whose words say the same to whoever cannot see it.
  const next = await workspace.open('committee_office', `/reports/annual/${Number(YEAR) + 1}?slot=S12`);
  const trend = next.page.getByRole('img', { name: '历年印发的和今年的' });
  await trend.locator('svg').waitFor();
  const told = `${(await trend.getAttribute('aria-label')) ?? ''}，`;
  assert.match(told, new RegExp(`${YEAR}年 [1-9]\\d*[^，]+，${Number(YEAR) + 1}年 0`, 'u'));
  assert.equal(await trend.locator('svg path[fill="#a8201a"], svg path[fill="#b9b4ab"]').count(), 2);
  await picture(next.page, 'trend');
  assert.deepEqual(next.faults, []);
});

test('returned with an opinion it is on the desk of its office, and may not be issued until it is sent again', async () => {
  const place = `/reports/annual/${YEAR}`;
  const drafter = await workspace.service.as('committee_office');
  const [row] = await rowsCounted(workspace, 'S13', YEAR);
  const change = `ledgers/${row?.ledger}/rows/${row?.id}/return`;
  // Appointments are the work of the organisation department.
  const keeper = await workspace.service.as('organisation_department');
  assert.equal((await keeper.ask('POST', change, { body: { reason: '核实' } })).status, 200);
  assert.equal((await drafter.ask('POST', `${place.slice(1)}/send`, { body: {} })).status, 204);
  const { page, faults } = await workspace.open('secretary', `${place}/sign`);
  await page.getByRole('button', { name: '退回修改' }).click();
  await page.getByLabel(/请写明意见/).fill('提拔人数与组织部的不一致，核对后再送');
  await page.getByRole('button', { name: '退回修改' }).last().click();
  await page.getByText('已退回修改，重新送签以前不能签批和印发').waitFor();
  await page.getByRole('region', { name: '办理经过' }).getByText('提拔人数与组织部的不一致').waitFor();
  assert.ok(await page.getByRole('button', { name: '签批以下内容' }).isDisabled());
  await picture(page, 'sign-returned');
  assert.deepEqual(faults, []);
  const office = await workspace.open('committee_office', '/');
  await office.page.getByText('意见：提拔人数与组织部的不一致').waitFor();
  await office.page.getByRole('link', { name: '去改去送签' }).click();
  await office.page.getByText('已退回修改，重新送签以前不能签批和印发').waitFor();
  assert.ok(await office.page.getByRole('button', { name: '印发新的一版' }).isDisabled());
  assert.equal(await office.page.getByText('可以印发').count(), 0);
  assert.deepEqual(await accessibilityFaults(office.page), []);
  await picture(office.page, 'report-returned');
  await office.page.getByRole('button', { name: '重新送签' }).click();
  await office.page.getByLabel(/对退回的意见怎么办的/).fill('已核对，组织部的数漏了一人');
  await office.page.getByRole('button', { name: '重新送签' }).last().click();
  await office.page.getByText(/送签，等签批/).waitFor();
  await office.page.getByText('已核对，组织部的数漏了一人').waitFor();
  assert.deepEqual(office.faults, []);
  const secretary = await workspace.service.as('secretary');
  assert.match((await secretary.ask('GET', 'desk')).json.sign[0].words, /已核对/);
});

test("the committee's office rewrites a sentence beside the page that it will print", async () => {
  const { page, faults } = await workspace.open(
    'committee_office',
    `/reports/annual/${YEAR}/text?view=source`,
  );
  const body = page.getByRole('textbox', { name: '正文', exact: true });
  await body.waitFor();
  const paper = page.getByRole('article', { name: '文稿' });
  const text = await body.inputValue();
  await body.fill(text.replace('## 二、', '市委常委会专题研究[[no_such]]次。\n\n## 二、'));
  const wrong = page.getByRole('list', { name: '写得不对的地方' });
  await wrong.getByText('没有指标“no_such”').waitFor();
  await wrong.getByText(/正文第 \d+ 行/).waitFor();
  assert.ok(await page.getByRole('button', { name: '保存为第 1 稿' }).isDisabled());
  await body.fill(text.replace('## 二、', '本市自己的一句话，市委常委会研究党建工作\n\n## 二、'));
  await paper.getByText('本市自己的一句话').waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  // The window dies: what was typed is there again.
  await page.reload();
  await page.getByText('这里有您上次没有保存的文字').waitFor();
  await page.getByRole('button', { name: '保存为第 1 稿' }).click();
  await page.getByLabel(/改了什么/).fill('加一句');
  await page.getByRole('button', { name: '保存为第 1 稿' }).last().click();
  await page.getByRole('list', { name: '各稿' }).getByText('加一句').waitFor();
  await page.goto(`${workspace.origin}/reports/annual/${YEAR}`);
  await page.getByText('本市自己的一句话').waitFor();
  await page.goto(`${workspace.origin}/reports/annual/${YEAR}/text`);
  await page.getByRole('button', { name: '恢复用定义包的文稿' }).click();
  await page.getByLabel(/为什么恢复/).fill('试完');
  await page.getByRole('button', { name: '恢复用定义包的文稿' }).last().click();
  await page.getByText('第 2 稿').waitFor();
  assert.deepEqual(faults, []);
});
