import type { Field } from './field.ts';
import type { Value } from './value.ts';

/**
 * How the demo city generates values of a type, and what the short form of a rule means. The list is closed and knows
 * no type: `tools/demo` has a maker for each, and a type names its own.
 */
export type Sample =
  /**
   * Sentences with slots. `counted`: it may contain the running number of a natural key, or iterate a list of words.
   */
  | { readonly make: 'text'; readonly counted: boolean }
  | NumberSample
  /** A day within a season, or some days after another date. */
  | { readonly make: 'day'; readonly write: (day: string, clock: () => string) => Value }
  /** The year of the plan. */
  | { readonly make: 'year' }
  /** True by chance, or according to whether one date keeps to another. */
  | { readonly make: 'yes_no' }
  /** One code, or some codes, of the field's own choices. */
  | { readonly make: 'choice' | 'choices' }
  /** Codes of units or persons, by the type's `reference` and `many`. */
  | { readonly make: 'name' }
  /** The reference of a row of the cited ledger. */
  | { readonly make: 'row' }
  /** One of a sequence of values that never repeat; `pool`: the number of values where it is in no natural key. */
  | { readonly make: 'serial'; readonly at: (number: number) => Value; readonly pool: number };

/** A number within a range. The vocabulary uses the unit of the column; `scale` is the number of stored units in it. */
export interface NumberSample {
  readonly make: 'number';
  /** Counts in steps of one, so that it can enumerate a natural key. */
  readonly whole: boolean;
  /** Decimals where a rule names none. */
  readonly decimals: number;
  readonly scale: (field: Field) => number;
  readonly range: (field: Field) => readonly [low: number, high: number];
  /** A rounded amount in the unit of the column as the value that is stored. */
  readonly write: (amount: number, field: Field) => Value;
}
