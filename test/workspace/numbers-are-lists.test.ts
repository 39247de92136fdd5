// Every number on the pages is the length of the list that it opens, for each kind of post.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkspace, settled, type Workspace } from '../support/a-workspace.ts';

const workspace: Workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';

/** Links that say how many rows they open. */
async function counted(page: Page): Promise<readonly { readonly href: string; readonly count: number }[]> {
  const links = await page.locator('a[data-count]').all();
  return Promise.all(
    links.map(async (link) => ({
      href: (await link.getAttribute('href')) ?? '',
      count: Number(await link.getAttribute('data-count')),
    })),
  );
}

async function listed(kind: string, href: string): Promise<number> {
  const { page } = await workspace.open(kind, href);
  await settled(page);
  if (/\/facts\//.test(href)) {
    const more = page.getByRole('button', { name: '再列 200 条' });
    while ((await more.count()) > 0) {
      const before = await page.locator('[data-listed]').getAttribute('data-listed');
      await more.click();
      await page.locator(`[data-listed]:not([data-listed="${before}"])`).waitFor();
    }
    const length = Number(await page.locator('[data-listed]').getAttribute('data-listed'));
    assert.equal(await page.locator('table.plain tbody tr').count(), length);
    await page.close();
    return length;
  }
  const shown = page.locator('.totals [data-count]');
  await shown.waitFor();
  const length = Number(await shown.getAttribute('data-count'));
  // The count is not believed either: what the list draws of a short one is counted.
  if (length <= 8)
    assert.equal(await page.locator('.grid .ant-table-tbody .ant-table-row').count(), length, href);
  await page.close();
  return length;
}

for (const kind of [
  'village_clerk',
  'township_reviewer',
  'committee_office',
  'inspection_office',
  'leader',
  'secretary',
])
  test(`the numbers that ${kind} sees are the lengths of the lists they open`, async () => {
    const found: { readonly href: string; readonly count: number }[] = [];
    for (const path of ['/', `/overview?year=${YEAR}`, '/search?q=社区']) {
      const { page } = await workspace.open(kind, path);
      await settled(page);
      const cells = await page.locator('.heat .plain-button').all();
      for (const cell of cells.slice(0, 3)) {
        await cell.click();
        await page.locator('.parts a').first().waitFor();
        found.push(...(await counted(page)));
        await page.keyboard.press('Escape');
        await page.locator('.parts').waitFor({ state: 'hidden' });
      }
      if (cells.length === 0) found.push(...(await counted(page)));
      await page.close();
    }
    if (kind === 'secretary') {
      const { page } = await workspace.open(kind, `/reports/annual/${YEAR}?slot=S12`);
      await page.locator('.story').waitFor();
      found.push(...(await counted(page)));
      assert.equal((await page.locator('.paper .chip').count()) > 0, true);
      await page.close();
    }
    assert.ok(found.length > 0, `${kind} saw no number at all`);
    const some = found.filter((_, at) => at % Math.ceil(found.length / 12) === 0);
    for (const { href, count } of some) assert.equal(await listed(kind, href), count, `${kind} ${href}`);
  });
