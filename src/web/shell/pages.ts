import { LEDGER_PAGES } from '../../stages/ledgers/web/index.ts';
import type { PageEntry } from '../ui/page-entry.ts';
import { OWN_PAGES } from '../mine/index.ts';
import { SETTING_PAGES } from '../settings/index.ts';

/** Every page, by its address. */
export const PAGES: readonly PageEntry[] = [...OWN_PAGES, ...LEDGER_PAGES, ...SETTING_PAGES];
