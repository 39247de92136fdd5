import type { CellFaultKind } from '#model/field.ts';

/** Why a file, a sheet or a row was refused: the words of the JSON output, kept stable. */
export type ImportFaultKind =
  | CellFaultKind
  | 'file' // the file cannot be read; `message` says why
  | 'no_known_sheet'
  | 'duplicate_sheet'
  | 'header_not_found'
  | 'missing_column'
  | 'duplicate_column'
  | 'required'
  | 'void_reason'
  | 'check'
  | 'conflict'
  | 'unknown_reference'
  | 'refused_reference'
  | 'impossible_day' // a day on which it cannot have happened
  | 'surplus_cells' // more cells than the header has: text with a separator that was not quoted
  | 'merged_number' // a number merged over several rows: it is unknown whether it belongs to each or to all
  | 'money_unit' // a unit of money at an unreliable place, or an unknown one
  | 'unit_cycle'
  | 'by_step' // what only a step of the ledger's flow may write
  | 'gathered' // what follows from rows of another ledger, or a second row where one alone may be cited
  | 'correction' // a correction of a cell that the file does not have
  | 'out_of_scope';

/** One refusal, at its place. `row` is the number that the user sees in the sheet; `column` is the header's title. */
export interface ImportFault {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly kind: ImportFaultKind;
  readonly message: string;
}

/** A notice, which refuses nothing. */
export interface ImportNotice {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly kind:
    | 'unknown_sheet'
    | 'empty_sheet'
    | 'unknown_column'
    | 'lacking_column'
    | 'total_row'
    | 'repeated_header'
    | 'note_row'
    | 'hidden'
    | 'merged'
    | 'untitled_column'
    | 'column_remark'
    | 'money_unit'
    | 'invisible'
    | 'file_remark'
    | 'renamed_unit'
    | 'short_unit' // a short name that only one unit of the writer's bears
    | 'corrected'
    | 'duplicate_row'
    | 'moved_rows'
    | 'entered' // rows of a ledger with a flow that stand where their cells say, not walked
    | 'to_review';
  readonly message: string;
}

/** Faults are kept up to this number per import; beyond it they are counted and the last one says how many. */
export const MOST_FAULTS = 100_000;
