import type { Page } from 'playwright-core';

/** Requests under way, by page. */
const waiting = new WeakMap<Page, Set<unknown>>();

/** Counts the requests of a page from now on, so that `settled` knows when it has what it asked for. */
export function watchRequests(page: Page): void {
  const open = new Set<unknown>();
  waiting.set(page, open);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** So often in a row a page has to be found at rest: between two answers it may be about to ask again. */
const QUIET = 3;

/**
 * Waits until a page has its heading and what it asked for: nothing under way, no skeleton, over some drawn frames. The
 * browser's own "network idle" waits half a second every time.
 */
export async function settled(page: Page): Promise<void> {
  await page.locator('.page h1').waitFor();
  for (let quiet = 0; quiet < QUIET; ) {
    // Two frames: what came in has been drawn, and what that asks for has been asked.
    const skeletons = await page.evaluate(
      `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => drawn(document.querySelectorAll('.ant-skeleton').length)))))`,
    );
    quiet = skeletons === 0 && (waiting.get(page)?.size ?? 0) === 0 ? quiet + 1 : 0;
  }
}
