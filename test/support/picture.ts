import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../scripts/lib/files-under.ts';

/** MINGZE_PICTURES=1 renews the pictures of the guide. */
const PICTURES = process.env['MINGZE_PICTURES'] === '1' ? join(ROOT, 'docs/images') : null;
if (PICTURES) mkdirSync(PICTURES, { recursive: true });

/** Takes a picture for the guide, when it is asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
