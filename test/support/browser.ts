import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type * as playwright from 'playwright-core';
import type { BrowserContext, Cookie, Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { watchRequests } from './settled.ts';
import { temporaryDir } from './test-server.ts';

/** Asked for in its own older form: imported, its two megabytes are first searched for what they export. */
const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof playwright;

/** The screens that every page must work on. */
export const SCREENS = {
  office: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/** A page of the browser and everything that went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Uncaught errors, errors on the console, and requests to places that are not allowed. Empty when all is well. */
  readonly faults: readonly string[];
}

export interface TestBrowser {
  /** Opens a page; pages opened before are signed out by that. @param address a URL, or the path of a file */
  readonly open: (
    address: string,
    screen?: { width: number; height: number },
    cookies?: readonly (Pick<Cookie, 'name' | 'value'> & { url: string })[],
  ) => Promise<WatchedPage>;
  readonly close: () => Promise<void>;
}

export interface BrowserOptions {
  /** Beginnings of the addresses that a page may load; anything else is a fault. Default: files alone. */
  readonly allowed?: readonly string[];
  /** Default true: as with the cable pulled out. */
  readonly offline?: boolean;
  /** True where a page asks for parts of the browser itself, such as its viewer of PDF. */
  readonly whole?: boolean;
}

const FLAGS = [
  // Pages of one service share what was compiled once: a sixth of the work.
  '--process-per-site',
  // Else each new tab begins in a process of its own, and leaves it with what that has compiled.
  '--renderer-process-limit=1',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page's threads for collecting and compiling fought with the other files' pages for the two processors, and cost
  // a third of what the pages did themselves.
  '--js-flags=--single-threaded --min-semi-space-size=32 --max-semi-space-size=64',
];

/**
 * Starts a real Chromium without a window. Its profile lies below the directory of the test run, so that a browser
 * left behind is noticed (scripts/test.ts).
 */
export async function openBrowser({
  allowed = ['file:'],
  offline = true,
  whole = false,
}: BrowserOptions = {}): Promise<TestBrowser> {
  const profile = temporaryDir('browser-');
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(whole),
    headless: true,
    args: FLAGS,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  if (offline) await context.setOffline(true);
  context.setDefaultTimeout(60_000);
  return {
    open: async (address, screen = SCREENS.office, cookies = []) => {
      // One visitor at a time: the profile's jar of cookies is his.
      await context.clearCookies();
      if (cookies.length > 0) await context.addCookies([...cookies]);
      const page = await context.newPage();
      watchRequests(page);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          faults.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!allowed.some((start) => url.startsWith(start))) faults.push(`request: ${url}`);
      });
      await page.setViewportSize(screen);
      await page.goto(/^[a-z]+:\/\//.test(address) ? address : pathToFileURL(address).href);
      return { page, faults };
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
