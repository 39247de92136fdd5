import { computeFacts, type Fact, type Snapshot } from '#engine/queries/index.ts';
import type { ReportRequest } from './prepare-report.ts';

/** The values of these numbers that were sealed when last year's report was issued, by slot. */
export function sealedLastYear({ inputs, year }: Snapshot, facts: readonly Fact[]): Map<string, string> {
  const sealed = new Map<string, string>();
  for (const { slot } of facts) {
    const value = inputs.sealed(year - 1, slot);
    if (value !== null) sealed.set(slot, value);
  }
  return sealed;
}

/**
 * Last year's value of each number, by slot: the sealed one, otherwise computed from last year's rows. A number whose
 * ledger had no row then has no value: without records it is unknown, not zero.
 */
export async function lastYearValues(
  request: ReportRequest,
  facts: readonly Fact[],
  sealed: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const open = new Set(facts.filter((fact) => !sealed.has(fact.slot)).map((fact) => fact.slot));
  if (open.size === 0) return sealed;
  const { db, pack, scope, now } = request;
  const before = await computeFacts({ db, pack, scope, now, year: request.year - 1, cache: false });
  const values = new Map(sealed);
  for (const { slot, value, rows } of before.facts)
    if (value !== null && rows > 0 && open.has(slot)) values.set(slot, value);
  return values;
}
