// The web face of the stage 履责 台账.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const LEDGER_PAGES: readonly PageEntry[] = [
  page(
    '/ledgers',
    () => import('./LedgersPage.tsx'),
    ({ LedgersPage }) => LedgersPage,
  ),
];
