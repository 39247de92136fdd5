// The web face of the stage 督责 督办.
import { lazy } from 'react';
import { useMatter } from './use-matter.ts';
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const SUPERVISION_PAGES: readonly PageEntry[] = [
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

/** What this stage can do with a record of any ledger. */
export const SUPERVISION_ROW_ACTS = [
  {
    useAhead: useMatter,
    Act: lazy(async () => ({ default: (await import('./OrderMatter.tsx')).OrderMatter })),
  },
] as const;
