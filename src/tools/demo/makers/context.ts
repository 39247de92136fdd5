import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { DemoGroup, DemoRule } from '#model/pack/demo.ts';
import type { DemoCity } from '../city.ts';
import { draw, hashText } from '../random.ts';
import type { DemoRow, FindRows } from '../row.ts';

/** The input of a maker: the field, its rule, and the city. */
export interface MakerContext {
  readonly city: DemoCity;
  readonly ledger: Ledger;
  readonly group: DemoGroup;
  readonly field: Field;
  readonly rule: DemoRule;
  /** True when the vocabulary has no rule for the field. */
  readonly free: boolean;
  readonly find: FindRows;
  /** A random number in [0, 1) for this field of a row; different salts give different numbers. */
  readonly random: (row: DemoRow, salt: number) => number;
}

/** The random numbers of a field: by row, or the same for all rows in which another field has the same value. */
export function randomOf(field: Field, rule: DemoRule): MakerContext['random'] {
  const own = hashText(field.id);
  const { by } = rule;
  if (by === undefined) return (row, salt) => draw(row.plan.stream ^ own, row.index, salt);
  return (row, salt) => draw(own, hashText(String(row.get(by))), salt);
}

/** A whole number between two limits, both included. */
export function between(random: number, low: number, high: number): number {
  return low + Math.floor(random * (high - low + 1));
}

/** The position in a list of weights that a random number falls on. */
export function weighted(random: number, weights: readonly number[]): number {
  let rest = random * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return at;
  }
  return 0;
}
