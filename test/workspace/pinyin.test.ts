// Wherever a name is looked for, its pinyin finds it: the initials, and the whole of it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { groupBy } from '#model/group-by.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { goTo } from '../support/crawler.ts';

const workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

interface Picker {
  readonly kind: string;
  readonly path: string;
  /** CSS of the input. */
  readonly input: string;
  readonly typed: readonly string[];
  readonly finds: RegExp;
}

const OFFERED = '.ant-select-item-option:visible';

/** Every input of the workspace that offers names. */
const PICKERS: readonly Picker[] = [
  {
    kind: 'committee_office',
    path: '/ledgers/practical_deed/new',
    input: '[data-field=organiser] input[role=combobox]',
    typed: ['slj', 'shuili'],
    finds: /水利局/,
  },
  {
    kind: 'committee_office',
    path: '/ledgers/practical_deed/new',
    input: '[data-field=status] input[role=combobox]',
    typed: ['yqx', 'quxiao'],
    finds: /已取消/,
  },
  {
    kind: 'committee_office',
    path: '/ledgers/supervision_check',
    input: '[aria-label="筛选：检查单位"]',
    typed: ['slz', 'shaling'],
    finds: /沙岭镇/,
  },
  {
    kind: 'committee_office',
    path: '/ledgers/supervision_check',
    input: '[aria-label="筛选：检查方式"]',
    typed: ['zxjc', 'zhuanxiang'],
    finds: /专项检查/,
  },
  {
    kind: 'committee_office',
    path: '/supervision/tasks/new',
    input: '#units',
    typed: ['slz', 'shaling'],
    finds: /沙岭镇/,
  },
  {
    kind: 'security_administrator',
    path: '/appointments',
    input: '#account',
    typed: ['aqgly', 'anquan'],
    finds: /demo_/,
  },
  {
    kind: 'security_administrator',
    path: '/appointments',
    input: '#kind',
    typed: ['csqws', 'wenshu'],
    finds: /文书/,
  },
  {
    kind: 'security_administrator',
    path: '/appointments',
    input: '#unit',
    typed: ['slz', 'shaling'],
    finds: /沙岭镇/,
  },
];

test('every picker finds by pinyin', async () => {
  const missed: string[] = [];
  for (const [kind, pickers] of groupBy(PICKERS, (one) => one.kind)) {
    const { page } = await workspace.open(kind, '/me');
    for (const { path, input, typed, finds } of pickers)
      for (const text of typed) {
        // From another page: nothing is left of what was typed before.
        await goTo(page, '/me');
        await goTo(page, path);
        await page.locator(input).first().click();
        await page.keyboard.type(text);
        try {
          await page.locator(OFFERED).filter({ hasText: finds }).first().waitFor({ timeout: 10_000 });
        } catch {
          missed.push(`${path} ${input} ${text}`);
        }
      }
    await page.close();
  }
  assert.deepEqual(missed, []);
});

test('lists of names are narrowed by pinyin', async () => {
  const { page } = await workspace.open('committee_office', '/me');
  for (const [ledger, unit] of [
    ['jdjc', 'slz'],
    ['jiandujiancha', 'shaling'],
  ] as const) {
    await goTo(page, '/ledgers');
    await page.getByLabel('按名称找台账').fill(ledger);
    await page.getByRole('link', { name: '监督检查台账' }).first().waitFor();
    await goTo(page, '/organisation');
    await page.getByLabel('按名称找单位').fill(unit);
    await page.getByText('沙岭镇', { exact: true }).first().waitFor();
  }
  await page.close();
  const system = await workspace.open('system_administrator', '/me');
  for (const account of ['aqgly', 'anquanguanli']) {
    await goTo(system.page, '/me');
    await goTo(system.page, '/accounts');
    await system.page.getByRole('searchbox', { name: '找账号' }).fill(account);
    await system.page.keyboard.press('Enter');
    const named = (login: string) => system.page.getByRole('cell', { name: login, exact: true });
    await named('demo_audit_administrator').waitFor({ state: 'detached' });
    await named('demo_security_administrator').waitFor();
  }
  await system.page.close();
});

test('in a ledger pinyin offers the names it may mean; the name is what is searched for, and Enter takes none unasked', async () => {
  const { page } = await workspace.open('committee_office', '/me');
  for (const text of ['slz', 'shaling']) {
    await goTo(page, '/me');
    await goTo(page, '/ledgers/supervision_check?year=2025');
    const box = page.getByRole('combobox', { name: '在本台账中查找' });
    await box.click();
    await page.keyboard.type(text);
    const offered = page
      .locator(OFFERED)
      .filter({ hasText: /^沙岭镇/u })
      .first();
    await offered.waitFor();
    const name = await offered.innerText();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('search') === text);
    await page.getByRole('combobox', { name: '在本台账中查找' }).fill('');
    await page.keyboard.type(text);
    await offered.click();
    await page.waitForURL((url) => url.searchParams.get('search') === name);
  }
});
