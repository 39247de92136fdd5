import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { loadDemo } from '#engine/demo/load-demo.ts';
import { DEMO_PASSWORD } from '#engine/access/operations/demo-accounts.ts';
import type { ServerContext } from '#server/context.ts';
import { NOW } from './a-city.ts';
import { aService, type Service } from './a-service.ts';
import { TESTER } from './actors.ts';
import { openBrowser, SCREENS, type WatchedPage } from './browser.ts';

/** The workspace of the demo city in a real browser. */
export interface Workspace {
  readonly service: Service;
  readonly origin: string;
  /** Opens an address as the demo account of a kind of post, signed in already. */
  readonly open: (kind: string, path?: string, screen?: keyof typeof SCREENS) => Promise<WatchedPage>;
  /** Opens the workspace as somebody who has not signed in. */
  readonly openSignedOut: (path?: string, screen?: keyof typeof SCREENS) => Promise<WatchedPage>;
  /** Types name and password as a person does. */
  readonly signIn: (page: Page, kind: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The demo city with so many rows, its service and a browser. One visitor at a time: opening a page signs out those that
 * were opened before.
 */
export async function aWorkspace(rows = 1500, changes: Partial<ServerContext> = {}): Promise<Workspace> {
  const service = await aService(async ({ db, pack, scope }) => {
    const loaded = await loadDemo({ db, pack, scope, actor: TESTER, now: NOW, rows });
    assert.ok(loaded.accepted, JSON.stringify(loaded.errors.slice(0, 3)));
  }, changes);
  const origin = service.context.origin;
  const browser = await openBrowser({ allowed: [origin, 'data:', 'blob:'], offline: false });
  const openSignedOut: Workspace['openSignedOut'] = (path = '/', screen = 'office') =>
    browser.open(`${origin}${path}`, SCREENS[screen]);
  return {
    service,
    origin,
    openSignedOut,
    open: async (kind, path = '/', screen = 'office') => {
      const visitor = await service.as(kind);
      const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: origin }));
      return browser.open(`${origin}${path}`, SCREENS[screen], cookies);
    },
    signIn: async (page, kind) => {
      await page.getByLabel('用户名').fill(`demo_${kind}`);
      await page.getByLabel('口令', { exact: true }).fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: '登录', exact: true }).click();
    },
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
}

/** Waits until a page has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.page h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}
