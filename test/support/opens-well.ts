import assert from 'node:assert/strict';
import { accessibilityFaults } from './accessibility.ts';
import type { Workspace } from './a-workspace.ts';
import { SCREENS } from './browser.ts';
import { assertChinese, idsOf } from './chinese-only.ts';
import { goTo } from './crawler.ts';
import { overrunning } from './overrunning.ts';
import { settled } from './settled.ts';

/** Pages whose parts were examined already: they are the same whoever looks. */
const looked = new Set<string>();

/**
 * Opens pages as a kind of post, one after another as links do: without a fault or a problem, accessible, and no wider
 * than a telephone.
 */
export async function openWell(workspace: Workspace, kind: string, paths: readonly string[]): Promise<void> {
  const ids = idsOf(workspace.service.context.pack);
  const [first = '/'] = paths;
  const { page, faults } = await workspace.open(kind, first);
  await settled(page);
  for (const path of paths) {
    if (path !== first) await goTo(page, path);
    assert.deepEqual(faults, [], `${kind} ${path}`);
    assert.equal(
      await page.locator('.problem').count(),
      0,
      `${kind} ${path}: ${(await page.locator('.problem').allTextContents()).join()}`,
    );
    if (!looked.has(path)) assert.deepEqual(await accessibilityFaults(page), [], `${kind} ${path}`);
    looked.add(path);
    // What definitions call things is what the pages of the definitions are about.
    if (!path.startsWith('/definitions')) await assertChinese(page, ids, `${kind} ${path}`);
    assert.deepEqual(await overrunning(page), [], `${kind} ${path}`);
    await page.setViewportSize(SCREENS.phone);
    const wide = await page.locator('html').evaluate((root) => root.scrollWidth > root.clientWidth);
    assert.equal(wide, false, `${kind} ${path} is wider than a telephone`);
    await page.setViewportSize(SCREENS.office);
  }
  await page.close();
}
