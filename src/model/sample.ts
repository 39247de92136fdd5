import type { Field } from './field.ts';
import type { Value } from './value.ts';

/**
 * How values of a type are made up for the demo city, and what a short rule of its vocabulary means. The ways are
 * closed and know no type: `tools/demo` has a maker for each, and a type says which is its own.
 */
export type Sample =
  /** Sentences with slots; `counted`: it may bear the running number of a natural key, or go through a list of words. */
  | { readonly make: 'text'; readonly counted: boolean }
  | NumberSample
  /** A day within a season, or some days after another date. */
  | { readonly make: 'day'; readonly write: (day: string, clock: () => string) => Value }
  /** The year of the plan. */
  | { readonly make: 'year' }
  /** Yes by chance, or by whether one date keeps to another. */
  | { readonly make: 'yes_no' }
  /** One code, or some codes, of the field's own choices. */
  | { readonly make: 'choice' | 'choices' }
  /** Codes of units or persons, by the type's `reference` and `many`. */
  | { readonly make: 'name' }
  /** The reference of a row of the cited ledger. */
  | { readonly make: 'row' }
  /** One of a row of values that never repeat; `pool`: of so many where it is in no natural key. */
  | { readonly make: 'serial'; readonly at: (number: number) => Value; readonly pool: number };

/** A number within a range. The vocabulary speaks in the unit of the column, of which a stored value has `scale`. */
export interface NumberSample {
  readonly make: 'number';
  /** Counts one by one, so that it can enumerate a natural key. */
  readonly whole: boolean;
  /** Decimals where a rule names none. */
  readonly decimals: number;
  readonly scale: (field: Field) => number;
  readonly range: (field: Field) => readonly [low: number, high: number];
  /** A rounded amount in the unit of the column as the value that is stored. */
  readonly write: (amount: number, field: Field) => Value;
}
