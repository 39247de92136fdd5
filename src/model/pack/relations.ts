/** Periods for which a legal floor may hold. */
export const FLOOR_PERIODS = ['year', 'half_year', 'quarter', 'month'] as const;
export type FloorPeriod = (typeof FLOOR_PERIODS)[number];

/** A legal floor: a minimum count in every period, required by a duty. */
export interface Floor {
  readonly id: string;
  readonly duty: string;
  readonly obligation: string;
  /** Indicator that counts. */
  readonly counts: string;
  readonly each: FloorPeriod;
  readonly least: number;
  /** Auxiliary values that count each period, in their order. */
  readonly periods: readonly { readonly name: string; readonly value: string }[];
}

/** Relations between the numbers of a report, by the ids of indicators. */
export interface PackRelations {
  readonly wholes: readonly {
    readonly whole: string;
    readonly parts: readonly string[];
    readonly complete: boolean;
  }[];
  readonly concepts: readonly { readonly title: string; readonly indicators: readonly string[] }[];
  readonly plans: readonly { readonly plan: string; readonly done: string }[];
  readonly floors: readonly Floor[];
  /** Sums of numbers that units report, with the kinds of units that report. */
  readonly sums: readonly { readonly sum: string; readonly kinds: readonly string[] }[];
  /** The office that is responsible for a section of the report. */
  readonly offices: readonly { readonly office: string; readonly sections: readonly number[] }[];
}
