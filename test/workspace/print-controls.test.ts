// Printed as it stands, with the keys of the browser: no page puts its buttons and boxes on paper.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkspace } from '../support/a-workspace.ts';
import { goTo } from '../support/crawler.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace(1500, { now: () => new Date('2026-01-12T02:00:00Z') });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
const PAGES: Readonly<Record<string, readonly string[]>> = {
  committee_office: [
    '/',
    `/overview?year=${YEAR}`,
    `/ledgers?year=${YEAR}`,
    `/ledgers/public_suggestion?year=${YEAR}`,
    `/ledgers/public_suggestion/print?year=${YEAR}`,
    `/supervision?year=${YEAR}`,
    '/ledgers/supervision_order',
    `/duties?year=${YEAR}`,
    `/duties/mine?year=${YEAR}`,
    `/duties/occurrences?year=${YEAR}`,
    `/duties/wall?year=${YEAR}`,
    `/duties/list?year=${YEAR}`,
    `/duties/burden?year=${YEAR}`,
    `/duties/ledgers?year=${YEAR}`,
    `/accountability?year=${YEAR}`,
    '/reports',
    `/reports/annual/${YEAR}`,
    `/reports/annual/${YEAR}/facts/S12`,
    '/search?q=社区',
    '/batches',
    '/disclosures',
    '/jobs',
    '/organisation',
    `/calendar?year=${YEAR}`,
    '/definitions',
    '/definitions?part=numbers',
    '/definitions?part=choices',
    '/me',
    '/reminders',
  ],
  system_administrator: ['/accounts', '/proposals', '/reminder-channels', '/settings'],
  security_administrator: ['/appointments'],
  audit_administrator: ['/audit'],
};

/** What is drawn on paper of what one clicks or types into. A number that opens its rows is content, and stays. */
async function controlsOnPaper(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate<readonly string[]>(`(() => {
    const controls = 'input, textarea, select, label, [role=combobox], [role=switch], [role=radio], [role=tab], .ant-btn, ' +
      'button:not(.plain-button, .chip, .month button)';
    return [...document.querySelectorAll(controls)]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
      .map((one) => one.tagName + ' ' + one.className + ' ' + (one.getAttribute('aria-label') ?? one.textContent ?? ''));
  })()`);
  await page.emulateMedia({ media: 'screen' });
  return [...new Set(found)];
}

for (const [kind, pages] of Object.entries(PAGES))
  test(`no page of ${kind} prints what is operated`, async () => {
    const { page, faults } = await workspace.open(kind, pages[0]);
    await settled(page);
    for (const path of pages) {
      await goTo(page, path);
      assert.notEqual((await page.locator('main').innerText()).trim(), '', path);
      assert.deepEqual(await controlsOnPaper(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.close();
  });
