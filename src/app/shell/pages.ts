import { DUTY_PAGES } from '#stages/duties/web/index.ts';
import { LEDGER_PAGES } from '#stages/ledgers/web/index.ts';
import { SUPERVISION_PAGES } from '#stages/supervision/web/index.ts';
import { REPORT_PAGES } from '#stages/reports/web/index.ts';
import type { PageEntry } from '#web/ui/page-entry.ts';
import { GOVERNANCE_PAGES } from '#stages/office/web/governance/index.ts';
import { OWN_PAGES } from '#stages/office/web/mine/index.ts';
import { SETTING_PAGES } from '#stages/office/web/settings/index.ts';

/** Every page, by its address. */
export const PAGES: readonly PageEntry[] = [
  ...OWN_PAGES,
  ...GOVERNANCE_PAGES,
  ...DUTY_PAGES,
  ...LEDGER_PAGES,
  ...SUPERVISION_PAGES,
  ...REPORT_PAGES,
  ...SETTING_PAGES,
];
