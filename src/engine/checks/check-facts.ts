import { visit } from '#model/compile/scope.ts';
import { evaluateCondition } from '#model/expression/evaluate.ts';
import { yearOnYear } from '#model/expression/exact.ts';
import type { FactCheck, Pack } from '#model/pack/types.ts';
import { type Facts, inForce } from '#engine/queries/index.ts';

/** The result of a check, with the values that it used. */
export interface CheckResult {
  readonly id: string;
  readonly severity: FactCheck['severity'];
  readonly message: string;
  readonly outcome: 'met' | 'not_met' | 'not_evaluated';
  readonly values: Readonly<Record<string, string | null>>;
}

/**
 * Judges the checks that are in force at the end of the report year, on exact values, before rendering. A check with a
 * missing value is not evaluated: the missing value itself stops the report (checks.yaml).
 */
export function checkFacts(pack: Pack, facts: Facts): readonly CheckResult[] {
  const values = new Map<string, string | null>(facts.values);
  for (const fact of facts.facts) values.set(fact.slot, fact.value);
  const lastYear = lastYears(pack, facts);
  const environment = {
    path: () => null,
    name: (name: string) => values.get(name) ?? null,
    yearOnYear: (slot: string) => yearOnYear(values.get(slot) ?? null, lastYear.get(slot) ?? null),
  };
  return inForce(pack.checks, `${facts.year}-12-31`).map((check) => {
    const names = new Set<string>();
    visit(check.assert, (name) => names.add(name));
    const used = Object.fromEntries([...names].map((name) => [name, values.get(name) ?? null]));
    const known = Object.values(used).every((value) => value !== null);
    const holds = known ? evaluateCondition(check.assert, environment, 'unknown') : null;
    return Object.freeze({
      id: check.id,
      severity: check.severity,
      message: check.message,
      outcome: holds === null ? 'not_evaluated' : holds ? 'met' : 'not_met',
      values: used,
    });
  });
}

/** Last year's values of the slots that a year-on-year was computed from. */
function lastYears(pack: Pack, facts: Facts): ReadonlyMap<string, string | null> {
  const slots = new Map(pack.indicators.map((indicator) => [indicator.id, indicator.slot]));
  return new Map([...facts.lastYear].map(([indicator, value]) => [slots.get(indicator) ?? indicator, value]));
}
