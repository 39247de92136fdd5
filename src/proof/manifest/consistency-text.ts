import type { ReportText } from '../consistency/report-text.ts';
import type { ManifestConsistency } from './consistency-part.ts';
import type { Manifest } from './manifest.ts';
import { publicText } from './public-text.ts';
import { comparedIndicator } from './year-on-year.ts';

/**
 * The text of a manifest in the form in which its consistency is checked: before it is signed, and by every verifier.
 * For a number whose value is not published it contains only the print.
 */
export function consistencyText(
  manifest: Omit<Manifest, 'digests'>,
  { relations, last_issued: lastIssued }: Omit<ManifestConsistency, 'findings'>,
): ReportText {
  const withheld = new Set(manifest.withheld ?? []);
  const printed = new Map(
    manifest.facts.flatMap((fact) => (fact.value === null ? [[fact.slot, fact.printed] as const] : [])),
  );
  const whole: ReportText = {
    year: manifest.report.year,
    blocks: manifest.text.blocks,
    numbers: manifest.facts.map((fact) => ({
      slot: fact.slot,
      indicator: fact.indicator,
      title: fact.title,
      value: fact.value ?? '',
      printed: fact.printed,
      noun: fact.noun,
      unit: fact.unit,
      valueUnit: fact.value_unit,
      ...fact.period,
    })),
    values: new Map(manifest.values.map(({ id, value }) => [id, value])),
    rules: manifest.checks,
    relations,
    lastIssued,
    lastYear: comparedWith(manifest),
    silentUnits: manifest.silent_units,
  };
  return publicText(whole, printed, withheld);
}

/**
 * Last year's values with which year-on-year figures were compared; the others in `last_year` were compared with
 * nothing.
 */
function comparedWith({
  facts,
  last_year,
}: Pick<Manifest, 'facts' | 'last_year'>): ReadonlyMap<string, string | null> {
  const compared = new Set(facts.flatMap((fact) => comparedIndicator(fact) ?? []));
  const slots = new Set(facts.filter((fact) => compared.has(fact.indicator)).map((fact) => fact.slot));
  return new Map(last_year.filter((one) => slots.has(one.slot)).map((one) => [one.slot, one.value]));
}
