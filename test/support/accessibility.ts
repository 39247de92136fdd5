import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run: () => Promise<{
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
    passes: unknown[];
  }>;
}

/**
 * The serious and critical violations that axe-core finds on a page as it stands, one line each; it must have run
 * some rules at all.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Not as a script of the page: its policy would rightly refuse that.
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: Axe }).axe.run();
    return { violations: found.violations, passes: found.passes.length };
  });
  if (passes < 10) return [`axe-core ran only ${passes} rules`];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html ?? ''} (${nodes.length})`);
}
