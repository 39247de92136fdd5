import { readdirSync, readFileSync } from 'node:fs';
import { openBrowser, SCREENS } from '../test/support/browser.ts';
import { drop } from '../test/support/verifier-driver.ts';
import { accessibilityFaults } from '../test/support/accessibility.ts';
const out = '/tmp/wa/out/';
const files = readdirSync(out);
const view = out + files.find((f) => f.endsWith('.html') && f.includes('阅读页')),
  docx = out + files.find((f) => f.endsWith('.docx'));
const b = await openBrowser();
for (const [n, s] of Object.entries(SCREENS)) {
  const v = await b.open(view, s);
  await v.page.screenshot({ path: `/tmp/wa/view-${n}-0.png` });
  await v.page.locator('button.number').nth(4).click();
  await v.page.screenshot({ path: `/tmp/wa/view-${n}.png` });
  console.log(
    n,
    v.faults,
    await accessibilityFaults(v.page),
    await v.page.evaluate('document.documentElement.scrollWidth'),
    await v.page.locator('#about').textContent(),
  );
  if (n === 'office') await v.page.pdf({ path: '/tmp/wa/view.pdf', preferCSSPageSize: true });
  const p = await b.open('/work/wt-a/src/stages/reports/generated/verifier.html', s);
  console.log(await accessibilityFaults(p.page));
  await p.page.screenshot({ path: `/tmp/wa/ver-${n}-0.png` });
  await drop(p.page, [{ name: '报告.docx', bytes: readFileSync(docx) }]);
  await p.page.locator('.conclusion').waitFor();
  await p.page.screenshot({ path: `/tmp/wa/ver-${n}.png` });
  console.log(
    n,
    p.faults,
    await accessibilityFaults(p.page),
    await p.page.evaluate('document.documentElement.scrollWidth'),
  );
}
await b.close();
