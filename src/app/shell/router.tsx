import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Go } from '#web/ui/Go.tsx';
import { parseSearch, searchText } from '#web/ui/plain-search.ts';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { Frame } from './Frame.tsx';
import { PAGES } from './pages.ts';

function Missing() {
  return (
    <Page title="没有这个页面" help={null}>
      <Nothing step={<Go to="/">回到我的工作台</Go>}>网址不对，或者这一页已经不在了。</Nothing>
    </Page>
  );
}

function Broken({ error }: { readonly error: unknown }) {
  return (
    <Page title="这一页没有打开" help={null}>
      <ProblemNotice
        error={error instanceof Error ? error : new Error(String(error))}
        again={() => location.reload()}
      />
    </Page>
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: Missing });

/** Addresses and their pages; each page's code is fetched when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren(
    PAGES.map(({ path, load }) =>
      createRoute({
        getParentRoute: () => root,
        path,
        component: lazyRouteComponent(async () => ({ default: await load() })),
        errorComponent: Broken,
      }),
    ),
  ),
  parseSearch,
  stringifySearch: searchText,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
