import { type Facts, inForce, isSealed } from '#engine/queries/index.ts';
import { withheldSlots } from '#model/pack/withheld-slots.ts';
import type { ReportRequest } from './prepare-report.ts';

/**
 * Slots and ids of auxiliary values of which only the printed form is published: those over sealed ledgers that are
 * printed rounded, or not at all.
 */
export function withheldBy(
  { pack, year }: Pick<ReportRequest, 'pack' | 'year'>,
  { facts }: Pick<Facts, 'facts'>,
): ReadonlySet<string> {
  const day = `${year}-12-31`;
  const slots = new Set(withheldSlots(pack, inForce(pack.indicators, day)));
  const values = inForce(pack.values, day).filter((one) => isSealed(pack, one));
  return new Set([
    ...facts.flatMap(({ slot }) => (slots.has(slot) ? [slot] : [])),
    ...values.map(({ id }) => id),
  ]);
}
