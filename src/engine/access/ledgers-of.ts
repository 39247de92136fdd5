import { pathsOfQuantity } from '#model/expression/paths.ts';
import type { Indicator, Quantity } from '#model/pack/types.ts';

/** Every ledger that a number reads; a year-on-year figure reads those of its base indicator. */
export function ledgersOf(quantity: Quantity, indicators: ReadonlyMap<string, Indicator>): readonly string[] {
  const { measure } = quantity;
  const compared = measure.kind === 'yoy_pct' ? indicators.get(measure.indicator) : undefined;
  const steps = pathsOfQuantity(quantity).flatMap(({ step }) => (step?.to === 'ledger' ? [step.ledger] : []));
  return [...new Set([quantity.over, ...steps, ...(compared ? ledgersOf(compared, indicators) : [])])];
}
