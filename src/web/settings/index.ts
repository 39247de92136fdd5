// The door of the pages of organisation and settings.
import type { PageEntry } from '../ui/page-entry.ts';

export const SETTING_PAGES: readonly PageEntry[] = [];
