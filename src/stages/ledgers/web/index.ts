// The web face of the stage 履责 台账.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

const links = () => import('./link-pages.tsx');

export const LEDGER_PAGES: readonly PageEntry[] = [
  page(
    '/',
    () => import('./DeskPage.tsx'),
    ({ DeskPage }) => DeskPage,
  ),
  page(
    '/overview',
    () => import('./OverviewPage.tsx'),
    ({ OverviewPage }) => OverviewPage,
  ),
  page(
    '/search',
    () => import('./SearchPage.tsx'),
    ({ SearchPage }) => SearchPage,
  ),
  page(
    '/batches',
    () => import('./BatchesPage.tsx'),
    ({ BatchesPage }) => BatchesPage,
  ),
  page(
    '/import',
    () => import('./ImportPage.tsx'),
    ({ ImportPage }) => ImportPage,
  ),
  page(
    '/ledgers',
    () => import('./LedgersPage.tsx'),
    ({ LedgersPage }) => LedgersPage,
  ),
  page(
    '/ledgers/$ledger',
    () => import('./ListPage.tsx'),
    ({ ListPage }) => ListPage,
  ),
  page(
    '/ledgers/$ledger/print',
    () => import('./PrintPage.tsx'),
    ({ PrintPage }) => PrintPage,
  ),
  page(
    '/ledgers/$ledger/new',
    () => import('./NewRowPage.tsx'),
    ({ NewRowPage }) => NewRowPage,
  ),
  page(
    '/ledgers/$ledger/rows/$id',
    () => import('./RecordPage.tsx'),
    ({ RecordPage }) => RecordPage,
  ),
  page(
    '/ledgers/$ledger/import',
    () => import('./ImportPage.tsx'),
    ({ ImportPage }) => ImportPage,
  ),
  page(
    '/handed',
    () => import('./HandedPage.tsx'),
    ({ HandedPage }) => HandedPage,
  ),
  page(
    '/handed/$ledger/$id',
    () => import('./HandedRecordPage.tsx'),
    ({ HandedRecordPage }) => HandedRecordPage,
  ),
  page('/duties/ledgers', links, ({ DutiesPage }) => DutiesPage),
  page('/supervision', links, ({ SupervisionPage }) => SupervisionPage),
  page('/assessment', links, ({ AssessmentPage }) => AssessmentPage),
  page('/accountability', links, ({ AccountabilityPage }) => AccountabilityPage),
];
