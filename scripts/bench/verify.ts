import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { reportPages } from '#stages/reports/operations/report-pages.ts';
import { aBigReport } from '../../test/builders/a-big-report.ts';
import { openBrowser } from '../../test/support/browser.ts';
import { temporaryDir } from '../../test/support/test-server.ts';
import { drop, writeVerifier } from '../../test/support/verifier-driver.ts';
import { type Figure, median } from './measure.ts';

const NUMBERS = 10_000;
const TIMES = 5;

/**
 * A report of 10,000 numbers in a real browser: verified, and opened to be read; against parsing the JSON of the same
 * manifest in the same page, below which no verifier can come.
 */
export async function benchVerify(): Promise<Figure[]> {
  const home = temporaryDir('bench-');
  const browser = await openBrowser();
  try {
    const { manifest, signed, document } = aBigReport(NUMBERS);
    const { page } = await browser.open(writeVerifier(home));
    const verify = async (): Promise<void> => {
      await page.evaluate(`document.getElementById('result').replaceChildren()`);
      await drop(page, [{ name: 'report.docx', bytes: document }]);
      await page.locator('.conclusion').waitFor();
    };
    for (let round = 0; round <= TIMES; round += 1) await verify();
    const verifying = middle(
      await page.evaluate(`performance.getEntriesByName('verify').slice(1).map((one) => one.duration)`),
    );
    const parsing = await timeToParse(page, signed.manifest);
    const file = join(home, 'viewer.html');
    writeFileSync(file, reportPages(manifest).viewer);
    const opening = await median(TIMES, async () => {
      const opened = await browser.open(file);
      await opened.page.locator('button.number').last().waitFor({ state: 'attached' });
      await opened.page.close();
    });
    const limit = { limitName: 'JSON.parse of the manifest in the same page', limitMs: parsing };
    return [
      { name: '10,000 numbers verified in the browser (3 s)', ms: verifying, ...limit, aim: null },
      { name: '10,000 numbers opened to be read (3 s)', ms: opening, ...limit, aim: null },
    ];
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function timeToParse(page: Page, manifest: string): Promise<number> {
  const times = await page.evaluate(
    `((text) => Array.from({ length: ${TIMES + 1} }, () => {
      const start = performance.now();
      JSON.parse(text);
      return performance.now() - start;
    }).slice(1))(${JSON.stringify(manifest)})`,
  );
  return middle(times);
}

function middle(times: unknown): number {
  return (times as number[]).toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}
