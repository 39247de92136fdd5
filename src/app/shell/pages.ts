import { OFFICE_PAGES } from '#stages/office/web/index.ts';
import { DUTY_PAGES } from '#stages/duties/web/index.ts';
import { LEDGER_PAGES } from '#stages/ledgers/web/index.ts';
import { SUPERVISION_PAGES } from '#stages/supervision/web/index.ts';
import { REPORT_PAGES } from '#stages/reports/web/index.ts';
import type { PageEntry } from '#web/ui/page-entry.ts';

/** Every page, by its address. */
export const PAGES: readonly PageEntry[] = [
  ...OFFICE_PAGES,
  ...DUTY_PAGES,
  ...LEDGER_PAGES,
  ...SUPERVISION_PAGES,
  ...REPORT_PAGES,
];
