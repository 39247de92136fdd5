import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import type { ServerContext } from '#service/context.ts';
import { NOW, type ReadyCity } from './a-city.ts';
import { aService, type Service, withAccounts } from './a-service.ts';
import { TESTER } from './actors.ts';
import { openBrowser, SCREENS, type TestBrowser, type WatchedPage } from './browser.ts';

/** A moment at which everything that the demo city tells has happened: for those who go on with its records. */
export const AFTER_THE_DEMO = new Date('2026-02-01T08:00:00Z');

/** The workspace of the demo city in a real browser. */
export interface Workspace {
  readonly service: Service;
  readonly origin: string;
  /** Opens an address as the demo account of a kind of post, signed in already. */
  readonly open: Open;
  /** The same in a second browser with a profile of its own: somebody else, at the same time. */
  readonly openBeside: Open;
  /** Opens the workspace as somebody who has not signed in. */
  readonly openSignedOut: (path?: string, screen?: keyof typeof SCREENS) => Promise<WatchedPage>;
  /** Types name and password as a person does. */
  readonly signIn: (page: Page, kind: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

type Open = (kind: string, path?: string, screen?: keyof typeof SCREENS) => Promise<WatchedPage>;

/** The demo city with so many rows. */
function demoCity(rows: number): ReadyCity {
  return {
    name: `demo ${rows}`,
    fill: async (city) => {
      const { db, pack, scope } = city;
      const loaded = await loadDemo({ db, pack, scope, actor: TESTER, now: NOW, rows });
      assert.ok(loaded.accepted, JSON.stringify(loaded.errors.slice(0, 3)));
      await withAccounts(city);
    },
  };
}

/**
 * A city, its service and a browser. One visitor at a time in each browser: opening a page signs out those that were
 * opened before in it.
 * @param city the demo city with so many rows, or what fills one of the test's own
 * @param whole with the browser's own parts, such as its viewer of PDF
 */
export async function aWorkspace(
  city: number | Parameters<typeof aService>[0] = 1500,
  changes: Partial<ServerContext> = {},
  whole = false,
): Promise<Workspace> {
  const service = await aService(typeof city === 'number' ? demoCity(city) : city, changes);
  const origin = service.context.origin;
  const aBrowser = () => openBrowser({ allowed: [origin, 'data:', 'blob:'], offline: false, whole });
  const browser = await aBrowser();
  const beside = { browser: null as TestBrowser | null };
  const openIn =
    (which: () => Promise<TestBrowser>): Open =>
    async (kind, path = '/', screen = 'office') => {
      const visitor = await service.as(kind);
      const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: origin }));
      return (await which()).open(`${origin}${path}`, SCREENS[screen], cookies);
    };
  const openSignedOut: Workspace['openSignedOut'] = (path = '/', screen = 'office') =>
    browser.open(`${origin}${path}`, SCREENS[screen]);
  return {
    service,
    origin,
    openSignedOut,
    open: openIn(async () => browser),
    openBeside: openIn(async () => (beside.browser ??= await aBrowser())),
    signIn: async (page, kind) => {
      await page.getByLabel('用户名').fill(`demo_${kind}`);
      await page.getByLabel('口令', { exact: true }).fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: '登录', exact: true }).click();
    },
    close: async () => {
      await browser.close();
      await beside.browser?.close();
      await service.close();
    },
  };
}
