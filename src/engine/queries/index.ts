// The door of engine/queries.
export { computeFacts } from './compute-facts.ts';
export type { Facts, FactsRequest, Snapshot } from './facts.ts';
export { countedPasses, type CountedPass, keepPasses } from './counted-passes.ts';
export {
  countedBy,
  type CountedRows,
  digestOfText,
  digestRows,
  isSealed,
  leavesOf,
  passesOfReport,
  rowsCounted,
} from './digest-rows.ts';
export type { Fact } from './fact.ts';
export { inForce } from './in-force.ts';
export { findRowText } from './row-text.ts';
export { silentUnits, type SilentUnit } from './silent-units.ts';
export { rowsOfFact } from './rows-of-fact.ts';
export { factsOfRow } from './facts-of-row.ts';
export { LedgerSql } from './quantity-sql.ts';
export { loadReportInputs, type ReportInputs } from './report-inputs.ts';
export { factOf } from './fact.ts';
export { SqlWriter } from './sql.ts';
export {
  factsByUnit,
  type FactsByUnit,
  type UnitFactsRequest,
} from './by-unit/facts-by-unit.ts';
export { byUnitTable, type ByUnitTable, type TableLine } from './by-unit/by-unit-table.ts';
export type { Comparison } from './by-unit/compare-with-city.ts';
export { existedIn, loadGroups } from './by-unit/load-groups.ts';
export { kindsOf, levelOf } from './by-unit/level.ts';
