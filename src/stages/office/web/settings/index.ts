// The door of the pages of organisation and settings.
import { type PageEntry, page } from '#web/ui/page-entry.ts';

export const SETTING_PAGES: readonly PageEntry[] = [
  page(
    '/organisation',
    () => import('./OrganisationPage.tsx'),
    ({ OrganisationPage }) => OrganisationPage,
  ),
  page(
    '/calendar',
    () => import('./CalendarPage.tsx'),
    ({ CalendarPage }) => CalendarPage,
  ),
  page(
    '/definitions',
    () => import('./DefinitionsPage.tsx'),
    ({ DefinitionsPage }) => DefinitionsPage,
  ),
  page(
    '/definitions/propose',
    () => import('./ProposePage.tsx'),
    ({ ProposePage }) => ProposePage,
  ),
  page(
    '/first-steps',
    () => import('./FirstStepsPage.tsx'),
    ({ FirstStepsPage }) => FirstStepsPage,
  ),
  page(
    '/settings',
    () => import('./SettingsPage.tsx'),
    ({ SettingsPage }) => SettingsPage,
  ),
];
