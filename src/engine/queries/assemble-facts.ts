import { yearOnYear } from '#model/expression/exact.ts';
import { factOf } from './fact.ts';
import type { Facts } from './facts.ts';
import { type Answer, answerOf, type Counts } from './ledger-pass.ts';
import { lastYearOf, type Plan } from './plan.ts';

/** All numbers of a year from the counts of its passes. */
export function assembleFacts(plan: Plan, counts: ReadonlyMap<string, Counts>, year: number): Facts {
  const { indicators, values, inputs, missing } = plan;
  const answers: Answer = new Map(
    plan.passes.flatMap((pass) => [...answerOf(pass, counts.get(pass.id) ?? new Map())]),
  );
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const lastYear = new Map<string, string | null>();
  const facts = indicators.map((indicator) => {
    const { measure } = indicator;
    if (measure.kind === 'yoy_pct') {
      const of = byId.get(measure.indicator);
      const now = answers.get(measure.indicator);
      const before = of
        ? (inputs.sealed(year - 1, of.slot) ?? answers.get(lastYearOf(of.id))?.value ?? null)
        : null;
      lastYear.set(measure.indicator, before);
      const reason = missing.get(measure.indicator) ?? '上一年度的数值缺失或为零';
      return factOf(indicator, yearOnYear(now?.value ?? null, before), now?.rows ?? 0, reason);
    }
    const answer = answers.get(indicator.id);
    const reason = missing.get(indicator.id) ?? (measure.kind === 'coverage' ? '没有人担任此角色' : null);
    return factOf(indicator, answer?.value ?? null, answer?.rows ?? 0, reason);
  });
  return {
    year,
    facts: Object.freeze(facts),
    values: new Map(values.map((value) => [value.id, answers.get(value.id)?.value ?? null])),
    lastYear,
    parameters: inputs.parameters(year),
    carried: inputs.carried(year),
  };
}
