import type { Indicator, Pack } from './types.ts';

/** Renderings that print the exact value. */
const EXACT: ReadonlySet<string> = new Set(['exact', 'chinese_numeral']);

/**
 * Slots of numbers over sealed ledgers that are printed rounded: only the printed form is published. The definition
 * decides and not the value: that a round number was printed without 余 must not reveal how exact it is.
 * @param indicators the indicators to consider: those in force on one day, or all
 */
export function withheldSlots(
  { ledgers }: Pick<Pack, 'ledgers'>,
  indicators: readonly Indicator[],
): readonly string[] {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const slots = indicators.flatMap((one) => {
    const { measure } = one;
    const counted = measure.kind === 'yoy_pct' ? (byId.get(measure.indicator) ?? one) : one;
    const sealed = ledgers.get(counted.over)?.sensitivity === 'sealed';
    return sealed && !EXACT.has(one.render) ? [one.slot] : [];
  });
  return [...new Set(slots)].toSorted();
}
