// The web face of the stage 明责 责任.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const DUTY_PAGES: readonly PageEntry[] = [
  page(
    '/duties',
    () => import('./TablePage.tsx'),
    ({ TablePage }) => TablePage,
  ),
  page(
    '/duties/wall',
    () => import('./WallPage.tsx'),
    ({ WallPage }) => WallPage,
  ),
  page(
    '/duties/occurrences',
    () => import('./OccurrencesPage.tsx'),
    ({ OccurrencesPage }) => OccurrencesPage,
  ),
  page(
    '/duties/list',
    () => import('./ListPage.tsx'),
    ({ ListPage }) => ListPage,
  ),
  page(
    '/duties/mine',
    () => import('./MinePage.tsx'),
    ({ MinePage }) => MinePage,
  ),
  page(
    '/duties/burden',
    () => import('./BurdenPage.tsx'),
    ({ BurdenPage }) => BurdenPage,
  ),
];
