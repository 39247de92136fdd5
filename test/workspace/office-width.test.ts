// The office's screen is 1366 points wide: what a page says ends before its edge, however long the sentence.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aWorkspace } from '../support/a-workspace.ts';
import { goTo } from '../support/crawler.ts';
import { overrunning } from '../support/overrunning.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace(1500, { now: () => new Date('2026-01-12T02:00:00Z') });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

/** As long as the reason that somebody writes for a number, or the name of a file. */
const SENTENCE =
  '“推进基层治理”中的“三百二十余”不由记录得出，依据市委办公室年度工作总结第四部分所列，'.repeat(4);
const YEAR = '2025';
const PAGES: Readonly<Record<string, readonly string[]>> = {
  committee_office: [
    '/',
    `/reports/annual/${YEAR}`,
    `/reports/annual/${YEAR}?slot=S12`,
    `/reports/annual/${YEAR}/sign`,
    '/reports',
    `/first-steps?year=${YEAR}`,
    `/duties/list?year=${YEAR}`,
    `/duties/burden?year=${YEAR}`,
    `/duties/mine?year=${YEAR}`,
    '/calendar?year=2027',
    '/batches',
    '/disclosures',
  ],
  system_administrator: [`/first-steps?year=${YEAR}`, '/settings', '/proposals', '/me'],
};

for (const [kind, pages] of Object.entries(PAGES))
  test(`what a page of ${kind} says of a state ends before its edge`, async () => {
    const { page, faults } = await workspace.open(kind, pages[0]);
    await settled(page);
    let states = 0;
    for (const path of pages) {
      await goTo(page, path);
      assert.deepEqual(await overrunning(page), [], path);
      states += await page.evaluate<number>(`(() => {
        const found = [...document.querySelectorAll('.state')].filter((one) => one.closest('table') === null);
        for (const one of found) one.lastChild.replaceWith(${JSON.stringify(SENTENCE)});
        return found.length;
      })()`);
      assert.deepEqual(await overrunning(page), [], `${path}, in a long sentence`);
    }
    assert.ok(states > 0, 'a page with a state was seen');
    assert.deepEqual(faults, []);
    await page.close();
  });
