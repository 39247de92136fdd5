import type { Ledger } from '#model/pack/types.ts';
import type { DemoGroup } from '#model/pack/demo.ts';
import type { Value } from '#model/value.ts';

/** A field that enumerates: each row takes its next value, so that natural keys cannot repeat. */
export interface Dimension {
  readonly field: string;
  readonly size: number;
}

/** The rows of a group in one year. */
export interface YearPlan {
  readonly group: GroupPlan;
  readonly year: number;
  /** How many blocks of rows; most blocks hold one row. */
  readonly blocks: number;
  readonly rows: number;
  /** Where the enumeration of this year begins. */
  readonly skip: number;
  /** Rows of the ledger before these: in this year, and over all years. */
  readonly before: number;
  readonly beforeEver: number;
  readonly dimensions: readonly Dimension[];
  /** How often the enumeration repeats; dates are spread over the rounds. */
  readonly rounds: number;
  /** Start of the random numbers of this group and year. */
  readonly stream: number;
}

/** A group of rows of a ledger, with the maker of each of its fields. */
export interface GroupPlan {
  readonly ledger: Ledger;
  readonly group: DemoGroup;
  readonly makers: readonly Maker[];
  readonly positions: ReadonlyMap<string, number>;
}

/** Makes the value of one field of a row. */
export type Maker = (row: DemoRow) => Value;
/** Finds the rows of a ledger in a year that belong to these groups; all groups when none is named. */
export type FindRows = (ledger: string, year: number, groups: readonly string[]) => RowRange;

/** Rows that can be cited: made one at a time, each alone. */
export interface RowRange {
  readonly rows: number;
  readonly row: (index: number) => DemoRow | null;
}

/** One row. Each value is generated at its first use. */
export class DemoRow {
  readonly plan: YearPlan;
  readonly index: number;
  readonly block: number;
  readonly item: number;
  readonly round: number;
  readonly #digits: readonly number[];
  readonly #values: (Value | undefined)[] = [];
  readonly #cited = new Map<string, DemoRow | null>();

  constructor(plan: YearPlan, index: number) {
    this.plan = plan;
    this.index = index;
    const { block } = plan.group.group;
    this.item = index % block;
    this.block = (index - this.item) / block;
    let rest = this.block + plan.skip;
    const digits: number[] = [];
    for (const { size } of plan.dimensions) {
      const digit = rest % size;
      digits.push(digit);
      rest = (rest - digit) / size;
    }
    this.#digits = digits;
    this.round = rest;
  }

  /** The value of a field; null for a field that the ledger does not have. */
  get(field: string): Value {
    const position = this.plan.group.positions.get(field);
    return position === undefined ? null : this.at(position);
  }

  /** The value of the field at a position of the ledger. */
  at(position: number): Value {
    let value = this.#values[position];
    if (value === undefined) {
      value = this.plan.group.makers[position]?.(this) ?? null;
      this.#values[position] = value;
    }
    return value;
  }

  /** Empties a field, whatever its rule. */
  clear(position: number): void {
    this.#values[position] = null;
  }

  /** The index of this row's value in an enumerating field; null when the field does not enumerate. */
  digit(field: string): number | null {
    const { dimensions } = this.plan;
    for (let at = 0; at < dimensions.length; at += 1)
      if (dimensions[at]?.field === field) return this.#digits[at] ?? null;
    return null;
  }

  /** The row that a reference cites, found once. */
  cited(field: string, find: () => DemoRow | null): DemoRow | null {
    let found = this.#cited.get(field);
    if (found === undefined) {
      found = find();
      this.#cited.set(field, found);
    }
    return found;
  }

  /** The value of a field, or of a field of the row that a reference cites ("case.concluded_on"). */
  follow(path: string): Value {
    const [field = '', further] = path.split('.');
    const own = this.get(field);
    return further === undefined ? own : (this.#cited.get(field)?.get(further) ?? null);
  }
}
