// The door of the stage 履责 台账.
export { findNames } from './operations/find-names.ts';
export { initials, type Named, nameIndex } from './operations/name-index.ts';
export { type DeskLine, readDesk } from './operations/read-desk.ts';
export type { Overview } from './operations/overview-table.ts';
export { readOverview } from './operations/read-overview.ts';
export { type Hits, searchAll } from './operations/search-all.ts';
export type { RowToSave } from './operations/row-to-save.ts';
export { saveRow, type SavedRow } from './operations/save-row.ts';
