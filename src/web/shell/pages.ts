import { DUTY_PAGES } from '../../stages/duties/web/index.ts';
import { LEDGER_PAGES } from '../../stages/ledgers/web/index.ts';
import { SUPERVISION_PAGES } from '../../stages/supervision/web/index.ts';
import { REPORT_PAGES } from '../../stages/reports/web/index.ts';
import type { PageEntry } from '../ui/page-entry.ts';
import { GOVERNANCE_PAGES } from '../governance/index.ts';
import { OWN_PAGES } from '../mine/index.ts';
import { SETTING_PAGES } from '../settings/index.ts';

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
