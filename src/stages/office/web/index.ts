// The door of the pages of the office: administrators, settings, the user himself.
import type { PageEntry } from '#web/ui/page-entry.ts';
import { GOVERNANCE_PAGES } from './governance/index.ts';
import { OWN_PAGES } from './mine/index.ts';
import { SETTING_PAGES } from './settings/index.ts';

export const OFFICE_PAGES: readonly PageEntry[] = [...OWN_PAGES, ...GOVERNANCE_PAGES, ...SETTING_PAGES];
