// The door of the pages about the user himself.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const OWN_PAGES: readonly PageEntry[] = [
  page(
    '/me',
    () => import('./MePage.tsx'),
    ({ MePage }) => MePage,
  ),
  page(
    '/jobs',
    () => import('./JobsPage.tsx'),
    ({ JobsPage }) => JobsPage,
  ),
  page(
    '/reminders',
    () => import('./RemindersPage.tsx'),
    ({ RemindersPage }) => RemindersPage,
  ),
];
