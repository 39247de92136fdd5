// The web face of the stage 报告.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const REPORT_PAGES: readonly PageEntry[] = [
  page(
    '/reports',
    () => import('./ReportsPage.tsx'),
    ({ ReportsPage }) => ReportsPage,
  ),
  page(
    '/reports/numbers',
    () => import('./NumbersPage.tsx'),
    ({ NumbersPage }) => NumbersPage,
  ),
  page(
    '/reports/$report/$year',
    () => import('./RoomPage.tsx'),
    ({ RoomPage }) => RoomPage,
  ),
  page(
    '/reports/$report/$year/compare',
    () => import('./ComparePage.tsx'),
    ({ ComparePage }) => ComparePage,
  ),
  page(
    '/reports/$report/$year/text',
    () => import('./TextPage.tsx'),
    ({ TextPage }) => TextPage,
  ),
  page(
    '/reports/$report/$year/learn',
    () => import('./LearnPage.tsx'),
    ({ LearnPage }) => LearnPage,
  ),
  page(
    '/reports/$report/$year/sign',
    () => import('./SignPage.tsx'),
    ({ SignPage }) => SignPage,
  ),
  page(
    '/reports/$report/$year/facts/$slot',
    () => import('./FactRowsPage.tsx'),
    ({ FactRowsPage }) => FactRowsPage,
  ),
];
