import type { CheckResult } from '#engine/checks/index.ts';
import type { LastIssued, ReportRelations, ReportText } from '#proof/consistency/report-text.ts';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { textOfDocument } from '#proof/manifest/document-text.ts';
import { countedBy, type Facts, inForce, type SilentUnit } from '#engine/queries/index.ts';
import type { Pack, Time } from '#model/pack/types.ts';

/** The data besides its numbers by which a report is checked. */
export interface ReportSurroundings {
  readonly relations: ReportRelations;
  /** The reports that were issued for the years before, the earliest first. */
  readonly before: readonly LastIssued[];
  readonly silent: readonly SilentUnit[];
}

/**
 * A report in the form in which its consistency is checked.
 * @param document null when the text has gaps; then only the numbers are checked
 */
export function reportTextOf(
  pack: Pack,
  facts: Facts,
  checks: readonly CheckResult[],
  document: OfficialDocument | null,
  { relations, before, silent }: ReportSurroundings,
): ReportText {
  const indicators = inForce(pack.indicators, `${facts.year}-12-31`);
  const byId = new Map(indicators.map((one) => [one.id, one]));
  return {
    year: facts.year,
    blocks: document ? textOfDocument(document).blocks : [],
    numbers: facts.facts.flatMap(({ slot, indicator: id, title, value, printed, noun, unit, valueUnit }) => {
      const indicator = byId.get(id);
      if (value === null || printed === null || !indicator) return [];
      const period = periodOf(countedBy(indicator, indicators).time, facts.year);
      return [{ slot, indicator: id, title, value, printed, noun, unit, valueUnit, ...period }];
    }),
    values: facts.values,
    rules: checks,
    relations,
    lastIssued: lastIssued(before, facts.year),
    lastYear: new Map([...facts.lastYear].map(([id, value]) => [byId.get(id)?.slot ?? id, value])),
    silentUnits: silent,
  };
}

/** The report of the year before; null when none was issued. */
export function lastIssued(before: readonly LastIssued[], year: number): LastIssued | null {
  return before.find((one) => one.year === year - 1) ?? null;
}

/** The days that a number covers: a state has no first. */
export function periodOf(time: Time, year: number): { readonly from: string | null; readonly to: string } {
  const state = time.kind === 'stock' || time.kind === 'always';
  return { from: state ? null : `${year}-01-01`, to: `${year}-12-31` };
}
