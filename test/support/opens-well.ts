import assert from 'node:assert/strict';
import { accessibilityFaults } from './accessibility.ts';
import { settled, type Workspace } from './a-workspace.ts';

/** Opens a page of a kind of post: without a fault or a problem, accessible, and no wider than a telephone. */
export async function opensWell(workspace: Workspace, kind: string, path: string): Promise<void> {
  const { page, faults } = await workspace.open(kind, path);
  await settled(page);
  assert.deepEqual(faults, [], `${kind} ${path}`);
  assert.equal(
    await page.locator('.problem').count(),
    0,
    `${kind} ${path}: ${(await page.locator('.problem').allTextContents()).join()}`,
  );
  assert.deepEqual(await accessibilityFaults(page), [], `${kind} ${path}`);
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.locator('html').evaluate((root) => root.scrollWidth > root.clientWidth);
  assert.equal(wide, false, `${kind} ${path} is wider than a telephone`);
  await page.close();
}
