import { countedBy, type Facts, inForce, isSealed } from '#engine/queries/index.ts';
import type { ReportRequest } from './prepare-report.ts';

/** Prints that say the exact value. */
const EXACT: ReadonlySet<string> = new Set(['exact', 'chinese_numeral']);

/**
 * Slots and ids of auxiliary values of which no more is published than what is printed: those over sealed ledgers that
 * are printed rounded, or not at all. It goes by the definition, not by the value: that a round number was printed
 * without 余 must not tell how exact it is.
 */
export function withheldBy(
  { pack, year }: Pick<ReportRequest, 'pack' | 'year'>,
  { facts }: Pick<Facts, 'facts'>,
): ReadonlySet<string> {
  const day = `${year}-12-31`;
  const indicators = inForce(pack.indicators, day);
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const slots = facts.flatMap(({ slot, indicator: id }) => {
    const indicator = byId.get(id);
    return indicator && isSealed(pack, countedBy(indicator, indicators)) && !EXACT.has(indicator.render)
      ? [slot]
      : [];
  });
  const values = inForce(pack.values, day).filter((one) => isSealed(pack, one));
  return new Set([...slots, ...values.map(({ id }) => id)]);
}
