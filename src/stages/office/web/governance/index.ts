// The door of the pages of the three administrators.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const GOVERNANCE_PAGES: readonly PageEntry[] = [
  page(
    '/accounts',
    () => import('./AccountsPage.tsx'),
    ({ AccountsPage }) => AccountsPage,
  ),
  page(
    '/appointments',
    () => import('./AppointmentsPage.tsx'),
    ({ AppointmentsPage }) => AppointmentsPage,
  ),
  page(
    '/disclosures',
    () => import('./DisclosuresPage.tsx'),
    ({ DisclosuresPage }) => DisclosuresPage,
  ),
  page(
    '/proposals',
    () => import('./ProposalsPage.tsx'),
    ({ ProposalsPage }) => ProposalsPage,
  ),
  page(
    '/audit',
    () => import('./AuditPage.tsx'),
    ({ AuditPage }) => AuditPage,
  ),
  page(
    '/reminder-channels',
    () => import('./ReminderChannelsPage.tsx'),
    ({ ReminderChannelsPage }) => ReminderChannelsPage,
  ),
];
