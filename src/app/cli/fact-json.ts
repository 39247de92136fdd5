import type { Fact } from '#engine/queries/index.ts';

/** The documented form of a fact. `value` is exact; above 2^53 it stays a text rather than lose a digit. */
export function factJson(fact: Fact): Record<string, unknown> {
  const { slot, indicator, printed, unit, rows } = fact;
  const number = fact.value === null ? null : Number(fact.value);
  const value =
    number === null || Number.isSafeInteger(number) || !Number.isInteger(number) ? number : fact.value;
  return {
    slot,
    indicator,
    value,
    printed,
    unit,
    rows,
    title: fact.title,
    valueUnit: fact.valueUnit,
    noun: fact.noun,
    missing: fact.missing,
  };
}
