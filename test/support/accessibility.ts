import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run: (options: object) => Promise<{
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
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(async () => {
    // Every rule is run; how to find again what has passed is left out.
    const options = { resultTypes: ['violations'], selectors: false };
    const found = await (globalThis as unknown as { axe: Axe }).axe.run(options);
    return { violations: found.violations, passes: found.passes.length };
  });
  if (passes < 10) return [`axe-core ran only ${passes} rules`];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html ?? ''} (${nodes.length})`);
}
