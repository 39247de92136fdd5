export { applyDefinitions } from './apply-definitions.ts';
export { changeStatusIn, type StatusAction } from './change-status-in.ts';
export { changeStatus, changeStatuses } from './change-status.ts';
export { demandComplete } from './demand-complete.ts';
export { recordErrors } from './errors.ts';
export { type BatchSheet, listBatches, type ListedBatch } from './list-batches.ts';
export { type HandedRow, handedFields } from './handed/handed-row.ts';
export { handOver } from './handed/hand-over.ts';
export { listHanded } from './handed/list-handed.ts';
export { handedOfRow } from './handed/read-handed.ts';
export { waitingReceipts } from './handed/waiting-receipts.ts';
export { signFor } from './handed/sign-for.ts';
export { openSql, yearSql } from './listing/default-selection.ts';
export { listRows } from './listing/list-rows.ts';
export type { ListedRow } from './listing/listed-row.ts';
export { namesOfRows } from './listing/names-of-rows.ts';
export { keyOfRow, keysById, readRow, type ReadRow } from './listing/read-row.ts';
export {
  type Comparison,
  COMPARISONS,
  type Condition,
  EVERY_ROW,
  type RowOrder,
  type RowSelection,
} from './listing/row-query.ts';
export { selectionSql } from './listing/selection-sql.ts';
export { countRows, groupRows, totalRows } from './listing/total-rows.ts';
export { visibleFields } from './listing/visible-columns.ts';
export { enteredSql, untilSql } from './flow-table.ts';
export { patternSql } from './pattern-sql.ts';
export { valueColumns } from './listing/listed-row.ts';
export { STATUS_WORDS } from './write-status.ts';
export { citedOnce } from './gather/cited-once.ts';
export { examineGathered } from './gather/examine-gathered.ts';
export { followGathered } from './gather/follow.ts';
export { reachGathered } from './gather/reach.ts';
export { type SingleLink, singleLinks } from './gather/links.ts';
export { holdCity, holdLedger, importsWaited, waitForImportsSql } from './ledger-state.ts';
export { mergeStage } from './merge-stage.ts';
export { moveRows } from './move-rows.ts';
export { type BookPost, personLookup, unitLookup } from './name-book.ts';
export { namesOfPeople } from './names-of-people.ts';
export { type KnownUnit, loadPosts, loadUnits, withFormerNames } from './names.ts';
export { readBatch } from './read-batch.ts';
export { rowHistory } from './row-history.ts';
export { rowKey } from './row-key.ts';
export { initials, spelling } from './spelling.ts';
export { type Filling, openSmallStage, openStage, type Stage } from './stage.ts';
export { comparedSql, columnTypeOf, ident, ROW_STATUSES, type RowStatus, tableOf } from './table.ts';
export { takeBack, TAKEN_BACK } from './take-back.ts';
export { undoBatch, type Undone } from './undo-batch.ts';
export { NO_UNIT_PATH, subtreeOf, unitPaths } from './unit-paths.ts';
export { unitStory } from './unit-story.ts';
export { unitsAsOf } from './units-as-of.ts';
export type { RowPage } from './listing/list-rows.ts';
