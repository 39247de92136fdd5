import type { CorrectedCell } from './corrections.ts';
import type { ImportFault, ImportNotice } from './fault.ts';

/** The result of one sheet. read = inserted + updated + unchanged + skipped. */
export interface SheetResult {
  readonly sheet: string;
  readonly ledger: string;
  /** Rows below the header that are not empty. */
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Totals, rows merged with an equal one, refused rows; all rows when the file was refused. */
  readonly skipped: number;
}

export interface FileResult {
  readonly file: string;
  readonly accepted: boolean;
  readonly sheets: readonly SheetResult[];
}

export interface ImportResult {
  /**
   * True when every file was imported (or would be, in a dry run); with good rows only: every file that can be read.
   */
  readonly accepted: boolean;
  readonly dryRun: boolean;
  /** Ids of batches, by which the import is undone, one for each imported file; none of a dry run. */
  readonly batches: readonly string[];
  readonly files: readonly FileResult[];
  /** Cells that were corrected on the page, as they were read. */
  readonly corrected: readonly CorrectedCell[];
  readonly reported: readonly ImportNotice[];
  readonly errors: readonly ImportFault[];
  /** Number of refusals that are not in the list (see MOST_FAULTS). */
  readonly errorsNotListed: number;
}
