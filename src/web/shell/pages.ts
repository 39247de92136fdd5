import { LEDGER_PAGES } from '../../stages/ledgers/web/index.ts';
import type { PageEntry } from '../ui/page-entry.ts';
import { SETTING_PAGES } from '../settings/index.ts';

/** Every page, by its address. */
export const PAGES: readonly PageEntry[] = [...LEDGER_PAGES, ...SETTING_PAGES];
