// The web face of the stage 督责 督办.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const SUPERVISION_PAGES: readonly PageEntry[] = [
  page(
    '/supervision/orders',
    () => import('./OrderListPage.tsx'),
    ({ OrderListPage }) => OrderListPage,
  ),
  page(
    '/supervision/orders/new',
    () => import('./OrdersPage.tsx'),
    ({ OrdersPage }) => OrdersPage,
  ),
  page(
    '/supervision/tasks/new',
    () => import('./TaskPage.tsx'),
    ({ TaskPage }) => TaskPage,
  ),
];
