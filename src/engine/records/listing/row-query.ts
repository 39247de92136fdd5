/** How a field is compared. Values are texts as a form or an address holds them; codes for choices, units, persons. */
export const COMPARISONS = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'contains',
  'empty',
  'present',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface Condition {
  /** A field of the ledger, or one of `row_status`, `row_happened_on`, `row_recorded_on`, `row_received_at`, `unit_id`, or `row_open` (eq true or false). */
  readonly field: string;
  readonly op: Comparison;
  /** Several for `in`, none for `empty` and `present`. */
  readonly values: readonly string[];
}

/** Which rows of a ledger, without saying how many or in what order. */
export interface RowSelection {
  readonly conditions: readonly Condition[];
  /** Found in any text of the row, or in the name of a unit or person it names; null: everything. */
  readonly search: string | null;
  /** The rows of this year's list: what happened in it and what is open now. Absent or null: of all years. */
  readonly year?: number | null | undefined;
}

export interface RowOrder {
  readonly field: string;
  readonly descending: boolean;
}

/** One page of rows. The same selection counts, totals and exports, so that all four agree. */
export interface RowQuery extends RowSelection {
  readonly order: RowOrder | null;
  /** Where the page before ended, as that page said; null: the first page. */
  readonly after: string | null;
  /** Rows passed over before the first, from where `after` says: a jump into a long list. */
  readonly skip?: number;
  /** Rows a page, at most 500. */
  readonly limit: number;
}

export const EVERY_ROW: RowSelection = Object.freeze({ conditions: [], search: null });
