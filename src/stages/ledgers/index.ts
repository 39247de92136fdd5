// The door of the stage 履责 台账.

export { findNames } from './operations/find-names.ts';
export { findRows } from './operations/find-rows.ts';
export { nameIndex } from './operations/name-index.ts';
export { deskLedger } from './presenters/desk-ledger.ts';
export { type DeskLine, readDesk } from './operations/read-desk.ts';
export { unitsBehind } from './operations/units-behind.ts';
export { readOverview } from './operations/read-overview.ts';
export { searchAll } from './operations/search-all.ts';
export type { RowToSave } from './operations/row-to-save.ts';
export type { KnownRow } from './operations/known-row.ts';
export { saveNewRows } from './operations/save-new-rows.ts';
export { saveRow } from './operations/save-row.ts';
export { readCiting } from './operations/read-citing.ts';
export { readChanges } from './operations/read-changes.ts';
export { readDeadlines } from './operations/read-deadlines.ts';
export { forgetDraft, keepDraft, type OwnPost, readDraft } from './operations/own/drafts.ts';
export { lookAtDesk } from './operations/own/look-at-desk.ts';
export { closeRow, openRow } from './operations/own/open-row.ts';
export type { Own } from './operations/own/owner.ts';
export { forgetView, keepView, listViews } from './operations/own/views.ts';
