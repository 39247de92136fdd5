// Those who work without a mouse, with large letters, and with a second factor.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { NOW } from '../support/a-city.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
const MOST_TABS = 120;

/** Presses Tab until what has the focus is the one, and it can be seen that it has. */
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const name = await focused.evaluate((element: FocusedElement) => {
      const labels = [...(element.labels ?? [])].map((one) => one.textContent);
      return [element.getAttribute('aria-label'), ...labels, element.textContent].join(' ');
    });
    if (label.test(name)) return;
  }
  assert.fail(`Tab never came to ${label.source}`);
}

interface FocusedElement {
  readonly labels?: Iterable<{ readonly textContent: string }> | null;
  readonly textContent: string;
  readonly getAttribute: (name: string) => string | null;
}

test('a village clerk signs in, registers and submits a record by the keyboard alone', async () => {
  const { page, faults } = await workspace.openSignedOut('/ledgers/public_suggestion/new');
  await page.getByLabel('用户名').waitFor();
  await page.keyboard.type('demo_village_clerk');
  await tabTo(page, /口令/);
  await page.keyboard.type('mingze-shifan-2021');
  await page.keyboard.press('Enter');
  await page.getByLabel('建议编号').waitFor();
  await tabTo(page, /建议编号/);
  await page.keyboard.type('JY-键-1');
  const choose = async (label: RegExp, typed: string): Promise<void> => {
    await tabTo(page, label);
    await page.keyboard.press('ArrowDown');
    if (typed !== '') await page.keyboard.type(typed);
    await page.locator('.ant-select-item-option:visible').first().waitFor();
    await page.keyboard.press('Enter');
  };
  await choose(/事项类别/, '道路');
  await choose(/村社区/, 'lsc');
  await tabTo(page, /收集日期/);
  await page.keyboard.type('20210305');
  await page.keyboard.press('Enter');
  await choose(/办理状态/, '已收集');
  await tabTo(page, /登记并报送/);
  await page.keyboard.press('Enter');
  await page.locator('.official').getByText('已报送').waitFor();
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('401')),
    [],
  );
});

/** One of each kind of picker, with what is chosen first and two ways to type another. */
const PICKERS = [
  { ledger: 'practical_deed', field: 'organiser', was: '财政局', typed: 'slj', meant: '水利局' },
  { ledger: 'practical_deed', field: 'status', was: '未开始', typed: 'yqx', meant: '已取消' },
  { ledger: 'practical_deed', field: 'lead_official', was: null, typed: null, meant: null },
  { ledger: 'public_problem', field: 'deed', was: null, typed: null, meant: null },
  { ledger: 'public_problem', field: 'matter_kind', was: '停车管理', typed: '养老', meant: '养老服务' },
] as const;

test('in a picker that has a value, Enter takes what is typed, or says that nothing fits', async () => {
  for (const { ledger, field, ...given } of PICKERS) {
    const { page } = await workspace.open('committee_office', `/ledgers/${ledger}/new`);
    const row = page.locator(`[data-field=${field}]`);
    const input = row.locator('input[role=combobox]');
    const value = row.locator('.ant-select-content, .ant-select-selector').first();
    const options = page.locator('.ant-select-item-option:visible');
    await input.click();
    let [was, typed, meant] = [given.was, given.typed, given.meant] as (string | null)[];
    if (was === null) {
      // People and rows are the demo's own: two that it offers.
      await options.nth(1).waitFor();
      const offered = await options.allInnerTexts();
      [was, meant] = [offered[0] ?? '', offered[1] ?? ''].map((text) => text.split(/[\s　]/)[0] ?? '') as [
        string,
        string,
      ];
      typed = meant;
    }
    assert.ok(was && typed && meant);
    const holds = async (name: string): Promise<void> => value.getByText(name).first().waitFor();
    await page.keyboard.type(was);
    await page.keyboard.press('Enter');
    await holds(was);
    // Typed and entered at once: the answer of the service is not here yet.
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await holds(meant);
    // Nothing fits: nothing changes, and it is said.
    await page.keyboard.type('没有这个');
    await page.keyboard.press('Enter');
    await page.getByText('没有找到').first().waitFor();
    await page.keyboard.press('Escape');
    await row.getByText(new RegExp(`没有选“没有这个”，仍是.*${meant}`)).waitFor();
    // Pasted.
    await input.click();
    await page.keyboard.insertText(was);
    await page.keyboard.press('Enter');
    await holds(was);
    // With an input method: its own Enter chooses nothing, the next one what was composed.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'zhe', selectionStart: 3, selectionEnd: 3 });
    await page.keyboard.press('Enter');
    assert.equal(await page.getByText('处须改正').count(), 0, 'the form was not sent');
    // What an input method does when a word is chosen from its list: the word takes the place of what was composed.
    await cdp.send('Input.insertText', { text: meant });
    await page.keyboard.press('Enter');
    await holds(meant);
    // Looked through with the arrows: the one that is marked.
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
    // On a busy machine the list may still be closing when it is asked for again.
    const active = page.locator('.ant-select-item-option-active:visible');
    for (let tries = 0; (await active.count()) === 0 && tries < 10; tries += 1) {
      await input.click();
      const opened = options.first().waitFor({ timeout: 5_000 });
      await opened.then(
        () => page.keyboard.press('ArrowDown'),
        () => page.keyboard.press('Escape'),
      );
      await active.waitFor({ timeout: 5_000 }).catch(() => page.keyboard.press('Escape'));
    }
    const marked = await active.innerText();
    await page.keyboard.press('Enter');
    await holds(marked.split(/[\s　]/)[0] ?? '');
    await page.close();
  }
});

/** Per kind of input: what cannot be read, how it is refused, and another way to write what can. */
const MISTYPED = [
  {
    ledger: 'one_matter_monthly_stat',
    field: 'month',
    typed: '202613',
    says: /“202613”不是有效月份/,
    right: '2021年3月',
    stands: '2021-03',
  },
  {
    ledger: 'one_matter_monthly_stat',
    field: 'handled_count',
    typed: '1o0',
    says: /“1o0”不是/,
    right: '1,200',
    stands: '1,200',
  },
  {
    ledger: 'one_matter_monthly_stat',
    field: 'on_time_rate',
    typed: '9.9.9',
    says: /“9\.9\.9”不是百分比/,
    right: '99.5',
    stands: '99.5',
  },
  {
    ledger: 'village_collective_economy',
    field: 'fiscal_year',
    typed: '20255',
    says: /“20255”不是年份/,
    right: '2021年',
    stands: '2021',
  },
  {
    ledger: 'village_collective_economy',
    field: 'operating_income',
    typed: '12元元',
    says: /“12元元”/,
    right: '12.5',
    stands: '12.5',
  },
  {
    ledger: 'village_collective_economy',
    field: 'disclosed_on',
    typed: '20261340',
    says: /“20261340”不是有效日期/,
    right: '2021.3.5',
    stands: '2021-03-05',
  },
  {
    ledger: 'major_matter_report',
    field: 'occurred_at',
    typed: '2025-03-05 25:00',
    says: /2025-03-05 25:00.*时间不存在/,
    right: '2021年3月5日 9:05',
    stands: '2021-03-05 09:05',
  },
] as const;

test('what was typed stays after Tab, and the real mistake is named', async () => {
  let [open, page] = ['', null as Page | null];
  for (const { ledger, field, typed, says, right, stands } of MISTYPED) {
    if (open !== ledger) {
      await page?.close();
      ({ page } = await workspace.open('committee_office', `/ledgers/${ledger}/new`));
      open = ledger;
    }
    assert.ok(page);
    const row = page.locator(`[data-field=${field}]`);
    const input = row.locator('input').first();
    await input.click();
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
    await row.getByText(says).waitFor();
    assert.equal(await input.inputValue(), typed, field);
    assert.equal(await row.getByText('此格为空').count(), 0, field);
    await input.fill('');
    await page.keyboard.type(right);
    await page.keyboard.press('Tab');
    assert.equal(await input.inputValue(), stands, field);
    assert.equal(await row.locator('.state-fails').count(), 0, field);
  }
  await page?.close();
});

test('a list that is opened and left by Tab has chosen nothing', async () => {
  const { page } = await workspace.open('committee_office', '/ledgers/decision_record/new');
  const row = page.locator('[data-field=execution_status]');
  await row.locator('input[role=combobox]').click();
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await row.getByText(/未开始|进行中|已完成|已取消/).count(), 0);
});

test('a record opens from anywhere in its row, knows its neighbours, and the list is found as it was left', async () => {
  const list = `/ledgers/public_suggestion?year=${YEAR}&where=row_status:eq:accepted&sort=-received_on`;
  const { page } = await workspace.open('committee_office', list);
  const rows = page.locator('.row-opens');
  await rows.nth(2).waitFor();
  const numbers = await rows.locator('td, .ant-table-cell').nth(2).allInnerTexts();
  assert.ok(numbers.length > 0);
  // Not the link: some cell of the row.
  await rows.nth(1).locator('.ant-table-cell').nth(3).click();
  await page.locator('.official').waitFor();
  const shown = new URL(page.url());
  assert.match(shown.pathname, /\/rows\//);
  assert.equal(await page.locator('.period').innerText(), `${YEAR}年`, 'the frame stays in the year');
  const title = async (): Promise<string> => page.locator('.page h1').innerText();
  const second = await title();
  await page.getByRole('link', { name: '下一条' }).click();
  await page.locator('.page h1').filter({ hasNotText: second }).waitFor();
  await page.getByRole('link', { name: '上一条' }).click();
  await page.locator('.page h1').filter({ hasText: second }).waitFor();
  await page.getByRole('link', { name: '上一条' }).click();
  await page.getByText('已是第一条').waitFor();
  await page.getByRole('link', { name: '回到台账' }).click();
  await rows.first().waitFor();
  const back = new URL(page.url()).searchParams;
  assert.deepEqual(
    [back.get('year'), back.getAll('where'), back.get('sort')],
    [YEAR, ['row_status:eq:accepted'], '-received_on'],
  );
  // By the keyboard: the link is one, and the arrows walk from row to row.
  await rows.first().locator('a.opens').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.official').waitFor();
  assert.equal(await title(), second);
});

/** What a window of the office's screen shows at 150 %. */
const ENLARGED = { width: Math.floor(1366 / 1.5), height: Math.floor(768 / 1.5) };

test('at 150 % nothing is cut off: every page can be read by going down alone', async () => {
  const pages: Readonly<Record<string, readonly string[]>> = {
    village_clerk: [
      '/',
      `/ledgers?year=${YEAR}`,
      `/ledgers/public_suggestion?year=${YEAR}`,
      '/ledgers/public_suggestion/new',
    ],
    committee_office: [
      '/organisation',
      '/definitions',
      `/calendar?year=${YEAR}`,
      `/reports/annual/${YEAR}/text`,
    ],
    secretary: [`/overview?year=${YEAR}`, `/reports/annual/${YEAR}`, `/reports/annual/${YEAR}/sign`],
    security_administrator: ['/appointments', '/settings'],
  };
  for (const [kind, paths] of Object.entries(pages))
    for (const path of paths) {
      const { page } = await workspace.open(kind, path);
      await page.setViewportSize(ENLARGED);
      await settled(page);
      const cut = await page.locator('html').evaluate((root) => root.scrollWidth > root.clientWidth);
      assert.equal(cut, false, `${kind} ${path} at 150 %`);
      const heading = await page.locator('.page h1').boundingBox();
      assert.ok(heading && heading.x >= 0 && heading.x + heading.width <= ENLARGED.width, `${kind} ${path}`);
      await page.close();
    }
});

test('a second factor is set up, asked for at the next sign-in, and good once', async () => {
  const { page } = await workspace.open('leader', '/me');
  await page.getByRole('button', { name: '设置动态口令' }).click();
  const secret = await page.locator('.second-factor code').textContent();
  const codeAt = (time: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret ?? '') }).generate({ timestamp: time });
  await page.getByLabel(/6 位数字/).fill(codeAt(NOW.getTime()));
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByText('已启用').waitFor();
  const { page: again } = await workspace.openSignedOut('/me');
  await workspace.signIn(again, 'leader');
  await again.getByLabel('动态口令').fill('000000');
  await again.getByRole('button', { name: '登录', exact: true }).click();
  await again.getByRole('alert').first().waitFor();
  // The code of the set-up has been used; the next one is right.
  await again.getByLabel('动态口令').fill(codeAt(NOW.getTime() + 30_000));
  await again.getByRole('button', { name: '登录', exact: true }).click();
  await again.getByRole('heading', { name: '我的账号' }).waitFor();
});
