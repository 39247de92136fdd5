// Administrators see no number of any ledger; the numbers on the tabs of the definitions are the lengths of their lists.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { settled } from '../support/settled.ts';
import { crawl, goTo } from '../support/crawler.ts';
import { numbersOf } from '../support/numbers-of.ts';

const { workspace, kinds } = await numbersOf(({ power }) => power !== null);
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));
assert.equal(kinds.length, 3);

for (const kind of kinds)
  test(`${kind} has pages without a fault and no number of any ledger`, async () => {
    const { page, visited, promised } = await crawl(workspace, kind, []);
    assert.ok(visited.length > 3, `${kind} came to ${visited.join(' ')}`);
    assert.deepEqual(promised, []);
    await page.close();
  });

test('the numbers on the tabs of the definitions are the lengths of their lists', async () => {
  const { page } = await workspace.open('committee_office', '/definitions');
  for (const [part, lines] of [
    ['ledgers', 'details'],
    ['numbers', 'tbody tr'],
    ['duties', 'li'],
  ] as const) {
    await goTo(page, `/definitions?part=${part}`);
    await settled(page);
    const tab = page.locator('.ant-tabs-tab-active');
    const said = Number(/\d+/u.exec((await tab.textContent()) ?? '')?.[0]);
    const shown = page.getByRole('tabpanel').locator(lines);
    await shown.first().waitFor();
    assert.equal(await shown.count(), said, part);
  }
});
