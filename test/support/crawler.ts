import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Workspace } from './a-workspace.ts';
import { overrunning } from './overrunning.ts';
import { settled } from './settled.ts';

/** A number on a page, and the list that it opens. */
export interface Promised {
  readonly on: string;
  readonly href: string;
  readonly count: number;
}

export interface Crawled {
  readonly visited: readonly string[];
  readonly promised: readonly Promised[];
}

/** So many pages of one kind are opened: all ledgers are shown by the same code. */
const OF_A_KIND = 1;
/** So many cells of the overview, and chips of a report, are opened for what is behind them. */
const CELLS = 3;

/** "/ledgers/x/rows/1?year=2025" and "/ledgers/y/rows/2" are pages of one kind. */
function kindOf(href: string): string {
  const { pathname, searchParams } = new URL(href, 'http://x');
  const path = pathname
    .replace(/^\/ledgers\/[^/]+/u, '/ledgers/:')
    .replace(/\/rows\/[^/]+/u, '/rows/:')
    .replace(/\/\d{4}(?=\/|$)/u, '/:')
    .replace(/\/facts\/[^/]+/u, '/facts/:');
  return `${path} ${searchParams.get('part') ?? ''}${searchParams.has('edit') ? 'edit' : ''}`;
}

/** Opens an address within the page that is there, as a link of the workspace does. */
export async function goTo(page: Page, href: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(href)})`);
  await page.waitForURL((url) => url.pathname === new URL(href, 'http://x').pathname);
  await settled(page);
}

async function linksOf(page: Page): Promise<readonly string[]> {
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((found: { getAttribute: (n: string) => string | null }[]) =>
      found.map((link) => link.getAttribute('href') ?? ''),
    );
  return links.filter((href) => !href.startsWith('/api/'));
}

async function promisedOn(page: Page, on: string): Promise<readonly Promised[]> {
  const found = await page
    .locator('a[data-count]')
    .evaluateAll((links: { getAttribute: (n: string) => string | null }[]) =>
      links.map(
        (link) => [link.getAttribute('href') ?? '', Number(link.getAttribute('data-count'))] as const,
      ),
    );
  return found.map(([href, count]) => ({ on, href, count }));
}

/** What stands behind the cells of the overview and the chips of a report: opened one after another. */
async function opened(page: Page, on: string): Promise<readonly Promised[]> {
  const promised: Promised[] = [];
  for (const [cells, behind] of [
    ['.heat .plain-button', '.parts'],
    ['.paper .chip', '.story'],
  ] as const)
    for (const cell of (await page.locator(cells).all()).slice(0, CELLS)) {
      await cell.click();
      await page.locator(behind).waitFor();
      promised.push(...(await promisedOn(page, on)));
      await page.keyboard.press('Escape');
      await page.locator(behind).waitFor({ state: 'hidden' });
    }
  return promised;
}

/**
 * Goes through the interface of a post from its desk: every link of the menu, and from there one page of each kind.
 * @param onward false: to `starts` alone
 */
export async function crawl(
  workspace: Workspace,
  kind: string,
  starts: readonly string[],
  onward = true,
): Promise<{ page: Page } & Crawled> {
  const { page, faults } = await workspace.open(kind, '/me');
  await settled(page);
  const waiting = [...starts, ...(onward ? await linksOf(page) : [])];
  const [visited, promised] = [new Set<string>(), new Map<string, Promised>()];
  const kinds = new Map<string, number>();
  for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
    const of = kindOf(href);
    const times = kinds.get(of) ?? 0;
    if (visited.has(href) || times >= OF_A_KIND) continue;
    visited.add(href);
    kinds.set(of, times + 1);
    await goTo(page, href);
    assert.deepEqual(faults, [], `${kind} ${href}`);
    assert.deepEqual(await overrunning(page), [], `${kind} ${href}`);
    for (const one of [...(await promisedOn(page, href)), ...(await opened(page, href))])
      promised.set(`${one.href} ${one.count}`, one);
    if (onward) waiting.push(...(await linksOf(page)));
  }
  return { page, visited: [...visited], promised: [...promised.values()] };
}

/** How long the list is that an address opens; of a short one the drawn rows are counted as well. */
export async function lengthOf(page: Page, href: string): Promise<number> {
  // From a page of another kind: what is read is of this list.
  if (kindOf(page.url()) === kindOf(href)) await goTo(page, '/me');
  await goTo(page, href);
  if (/\/facts\//u.test(href)) return lengthOfFacts(page);
  if (href.startsWith('/duties/occurrences')) return lengthOfOccurrences(page);
  if (href.startsWith('/handed')) return lengthOfHanded(page);
  const shown = page.locator('.totals [data-count]');
  await shown.waitFor();
  const length = Number(await shown.getAttribute('data-count'));
  const rows = page.locator('.grid .ant-table-tbody .ant-table-row');
  if (length <= 8) {
    if (length > 0) await rows.first().waitFor();
    assert.equal(await rows.count(), length, href);
  }
  return length;
}

/** The total of a list of occurrences; where it fits on one page, the drawn lines are counted as well. */
async function lengthOfOccurrences(page: Page): Promise<number> {
  const shown = page.locator('[data-total]');
  await shown.waitFor();
  const length = Number(await shown.getAttribute('data-total'));
  if (length <= 100) assert.equal(await page.locator('.duty-lines tbody tr').count(), length);
  return length;
}

/** The total of what was handed to a unit; where it fits on one page, the drawn lines are counted as well. */
async function lengthOfHanded(page: Page): Promise<number> {
  const shown = page.locator('[data-total]');
  await shown.waitFor();
  const length = Number(await shown.getAttribute('data-total'));
  if (length <= 50)
    assert.equal(await page.getByRole('list', { name: '收到的' }).locator('li').count(), length);
  return length;
}

async function lengthOfFacts(page: Page): Promise<number> {
  const listed = page.locator('[data-listed]');
  await page.locator('[data-listed]:not([data-listed="0"])').waitFor();
  const more = page.getByRole('button', { name: '再列 200 条' });
  while ((await more.count()) > 0) {
    const before = await listed.getAttribute('data-listed');
    await more.click();
    await page.locator(`[data-listed]:not([data-listed="${before}"])`).waitFor();
  }
  const length = Number(await listed.getAttribute('data-listed'));
  assert.equal(await page.locator('table.plain tbody tr').count(), length);
  return length;
}
