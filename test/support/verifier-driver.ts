import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Finding } from '#proof/verify/finding.ts';
import { verifierPage } from '#stages/reports/index.ts';
import type { TestBrowser, WatchedPage } from './browser.ts';

// What runs in the page has the names of a browser; the rest of the tests must not.
declare class DataTransfer {
  readonly items: { add(file: File): void };
}
declare class DragEvent extends Event {
  constructor(type: string, init: { bubbles: boolean; cancelable: boolean } & { dataTransfer: DataTransfer });
}
interface Listing {
  querySelector(css: string): { click(): void } | null;
  querySelectorAll(css: string): Iterable<{ readonly textContent: string | null }>;
}
declare const document: { getElementById(id: string): EventTarget | null };

/** What is dropped on the page. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the page shows: the sentences as they stand there, by verdict; `problem` when it says that it cannot begin. */
export interface Shown {
  readonly problem: string | null;
  readonly findings: readonly Pick<Finding, 'verdict' | 'place' | 'message'>[];
}

/** Writes the verifier into a directory. @returns the path of the file */
export function writeVerifier(directory: string): string {
  const file = join(directory, 'verifier.html');
  writeFileSync(file, verifierPage());
  return file;
}

/** The page in each browser: whoever has many files drops one after another. */
const OPEN = new WeakMap<TestBrowser, Promise<WatchedPage>>();

/**
 * Drops files on the page, which is opened once in a browser, and reads what it then shows.
 * @param key what stands there as the issuer's key
 */
export async function dropOnVerifier(
  browser: TestBrowser,
  verifier: string,
  files: readonly DroppedFile[],
  key = '',
): Promise<Shown & Pick<WatchedPage, 'faults'>> {
  const opened = OPEN.get(browser) ?? browser.open(verifier);
  OPEN.set(browser, opened);
  const { page, faults } = await opened;
  const before = faults.length;
  // Nothing of the last file is taken for an answer about this one. A key that is typed would have that one judged again.
  await page.locator('#result').evaluate((result: { replaceChildren(): void }) => result.replaceChildren());
  await page.locator('#key').evaluate((input: { value: string }, value) => (input.value = value), key);
  await drop(page, files);
  return { ...(await shownBy(page)), faults: faults.slice(before) };
}

/** Drops files on the page as a hand with a mouse would: dragover, then drop. */
export async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const encoded = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const zone = document.getElementById('drop');
    for (const type of ['dragover', 'drop'])
      zone?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, encoded);
}

/** Waits until the page has answered, unfolds what is folded and reads it. */
export async function shownBy(page: Page): Promise<Shown> {
  const problem = page.locator('#result .problem');
  await problem.or(page.locator('#result .conclusion')).waitFor();
  const findings: Shown['findings'][number][] = [];
  for (const verdict of ['disagrees', 'unchecked', 'agrees'] as const) {
    const section = page.locator(`#result details.${verdict}`);
    if ((await section.count()) === 0) continue;
    if ((await section.getAttribute('open')) === null) await section.locator('summary').click();
    await section.locator('li').first().waitFor();
    const more = section.locator('li button');
    // Once by hand; ten thousand sentences are listed by as many presses as it takes, within the page.
    if ((await more.count()) > 0) await more.click();
    const [places = [], messages = []] = await section.evaluate((list: Listing) => {
      for (let one = list.querySelector('li button'); one; one = list.querySelector('li button')) one.click();
      return ['li > b', 'li > span'].map((css) =>
        [...list.querySelectorAll(css)].map(({ textContent }) => textContent ?? ''),
      );
    });
    for (const [index, place] of places.entries())
      findings.push({ verdict, place, message: messages[index] ?? '' });
  }
  return { problem: (await problem.count()) > 0 ? await problem.textContent() : null, findings };
}
