import { after, test } from 'node:test';
import { aWorkspace, settled } from '../support/a-workspace.ts';
const workspace = await aWorkspace(12000, { now: () => new Date('2025-12-20T02:00:00Z') });
after(() => workspace.close());
test('shots', async () => {
  const shots: [string, string, string][] = (process.env['SHOTS'] ?? '').split('|').map((s) => s.split(',') as [string, string, string]);
  for (const [kind, path, name] of shots) {
    const { page, faults } = await workspace.open(kind, path);
    await settled(page);
    await page.screenshot({ path: `/tmp/try/${name}.png`, fullPage: false });
    console.log(name, faults, await page.locator('.problem').allTextContents());
    await page.close();
  }
  console.log(workspace.service.surprises);
});
