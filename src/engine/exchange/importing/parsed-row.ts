import type { RowStatus } from '#engine/records/index.ts';
import type { Value } from '#model/value.ts';
import type { ImportFaultKind } from './fault.ts';

/** What is wrong with a row, or with one of its cells. */
export interface RowFault {
  readonly column: string | null;
  readonly value: string | null;
  readonly kind: ImportFaultKind;
  readonly message: string;
}

/** A row in the form in which it is stored; `values` are in the order of the parser's `fields`. */
export interface ParsedRow {
  readonly number: number;
  readonly key: string;
  readonly values: readonly Value[];
  readonly status: RowStatus;
  readonly voidReason: Value;
  readonly recordedOn: Value;
  readonly happenedOn: string | null;
}

/** What the parser makes of a row. */
export type RowResult =
  | { readonly row: ParsedRow; readonly faults: null }
  | {
      readonly row: null;
      readonly faults: readonly RowFault[];
      readonly key: string;
      readonly references: readonly CitedRow[];
      /** The unit to which the row would belong, as far as it could be read. */
      readonly owner: Value;
    };

/** A row of another ledger that a row cites. */
export interface CitedRow {
  readonly column: string;
  readonly value: string;
  /** Id of the ledger that is cited. */
  readonly ledger: string;
}
