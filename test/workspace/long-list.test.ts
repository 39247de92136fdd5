// A list is as long as it is from the first moment on: its scrollbar reaches the last row, and only what is looked at is
// fetched and drawn.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace(12_000);
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

interface Listed {
  readonly ledger: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/** The longest ledger, with the ids of its rows in their order. */
async function longest(): Promise<Listed> {
  const office = await workspace.service.as('committee_office');
  const { items } = (await office.ask('GET', 'ledgers')).json;
  let best: { ledger: string; count: number } = { ledger: '', count: 0 };
  for (const { id, kind, sensitivity } of items) {
    if (kind !== 'ledger' || sensitivity === 'sealed') continue;
    const { count } = (await office.ask('GET', `ledgers/${id}/rows/count`)).json;
    if (count > best.count) best = { ledger: id, count };
  }
  const ids: string[] = [];
  for (let place: string | null = ''; place !== null; ) {
    const more = place === '' ? '' : `&after=${encodeURIComponent(place)}`;
    const { json } = await office.ask('GET', `ledgers/${best.ledger}/rows?limit=500${more}`);
    ids.push(...json.items.map(({ id }: { id: string }) => id));
    place = json.next;
  }
  return { ...best, ids };
}

/** The links of the rows that are drawn. */
const drawn = (page: Page) => page.locator('.grid .ant-table-tbody-virtual a[href*="/rows/"]');
const HOLDER = '.ant-table-tbody-virtual-holder';

test('from the first row to the last by the scrollbar: every row stands at its place', async () => {
  const { ledger, count, ids } = await longest();
  assert.ok(count > 600, `${ledger} ${count}`);
  assert.equal(ids.length, count);
  const { page, faults } = await workspace.open('committee_office', `/ledgers/${ledger}`);
  await settled(page);
  const rowAt = (at: number) => page.locator(`a[href^="/ledgers/${ledger}/rows/${ids[at]}"]`);
  await page.locator(`.totals [data-count="${count}"]`).waitFor();
  await rowAt(0).waitFor();
  let fetched = 0;
  page.on('request', (request) => {
    if (/\/rows\?/.test(request.url())) fetched += 1;
  });
  const scrollTo = (part: number): Promise<void> =>
    page.locator(HOLDER).evaluate((holder, at) => {
      holder.scrollTop = Math.round(holder.scrollHeight * at);
    }, part);
  await scrollTo(1);
  await rowAt(count - 1).waitFor();
  assert.ok(fetched <= 3, `${fetched} pages for one look`);
  assert.ok((await drawn(page).count()) < 80, 'only what is seen is drawn');
  await scrollTo(0.5);
  await rowAt(Math.round(count / 2) + 5).waitFor();
  await scrollTo(0);
  await rowAt(0).waitFor();
  await page.goto(`${workspace.origin}/ledgers/${ledger}?from=400`);
  await rowAt(402).waitFor();
  assert.deepEqual(faults, []);
});
