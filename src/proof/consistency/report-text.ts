/** A number of the report, independent of the text. */
export interface ReportNumber {
  readonly slot: string;
  readonly indicator: string;
  readonly title: string;
  /** Exact, a canonical decimal string in `valueUnit`. */
  readonly value: string;
  /** The text before `noun`. */
  readonly printed: string;
  readonly noun: string;
  readonly unit: string;
  readonly valueUnit: string;
  /** First day of the counted period, "YYYY-MM-DD"; null: the state on the last day. */
  readonly from: string | null;
  readonly to: string;
}

/** Words, or a number by its slot. */
type TextPiece = string | { readonly slot: string };

interface TextBlock {
  readonly kind: 'heading' | 'paragraph';
  readonly inlines: readonly TextPiece[];
}

/** A check of the pack between numbers, with its result. */
interface JudgedRule {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly outcome: 'met' | 'not_met' | 'not_evaluated';
  readonly values: Readonly<Record<string, string | null>>;
}

/** Periods of a legal floor. */
export type FloorPeriod = 'year' | 'half_year' | 'quarter' | 'month';

/**
 * The relations that the pack defines between the numbers of this report, by slot. Plain JSON: it is part of an issued
 * report.
 */
export interface ReportRelations {
  /** `complete`: the parts are the whole; otherwise they lie within it and exclude each other. */
  readonly wholes: readonly {
    readonly whole: string;
    readonly parts: readonly string[];
    readonly complete: boolean;
  }[];
  /** Slots that state one concept. */
  readonly concepts: readonly { readonly title: string; readonly slots: readonly string[] }[];
  /** Persons who were dealt with in cases of a linked ledger. */
  readonly people_cases: readonly { readonly people: string; readonly cases: string }[];
  /** What last year's report planned for this year, and the number that shows the result. */
  readonly plans: readonly { readonly plan: string; readonly done: string }[];
  readonly floors: readonly {
    readonly id: string;
    readonly obligation: string;
    readonly slot: string;
    readonly each: FloorPeriod;
    readonly least: number;
    /** The auxiliary value that counts each period, in their order. */
    readonly periods: readonly { readonly name: string; readonly value: string }[];
  }[];
  /** Numbers that are sums of what units report; codes of the units without any report in the year. */
  readonly sums: readonly { readonly slot: string; readonly silent: readonly string[] }[];
  /** Slots that a check of the pack uses; an auxiliary value counts as the number that it narrows. */
  readonly rules: readonly { readonly id: string; readonly slots: readonly string[] }[];
  /** Which office is responsible for which section of the text. */
  readonly offices: readonly { readonly office: string; readonly sections: readonly number[] }[];
}

/** The report that was issued a year ago. */
export interface LastIssued {
  readonly year: number;
  readonly numbers: readonly { readonly slot: string; readonly title: string; readonly value: string }[];
}

/** The one input of every check of consistency. It is the same before issue and in a manifest. */
export interface ReportText {
  readonly year: number;
  readonly blocks: readonly TextBlock[];
  readonly numbers: readonly ReportNumber[];
  /** Auxiliary values by id. */
  readonly values: ReadonlyMap<string, string | null>;
  readonly rules: readonly JudgedRule[];
  readonly relations: ReportRelations;
  readonly lastIssued: LastIssued | null;
  /** The values with which year-on-year figures of this report were compared, by slot. */
  readonly lastYear: ReadonlyMap<string, string | null>;
  readonly silentUnits: readonly { readonly code: string; readonly name: string }[];
}
