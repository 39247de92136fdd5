import { readFileSync } from 'node:fs';
import type { FactValue, OfficialDocument } from '#proof/documents/document-model.ts';
import { fillReport } from '#proof/documents/fill-report.ts';
import { parseReport } from '#model/report/parse-report.ts';
import { reportUses } from '#model/report/report-uses.ts';
import type { ReportTemplate } from '#model/report/template.ts';

/** The annual report of a pack, parsed. */
export function anAnnualTemplate(pack = 'packs/principal-responsibility'): ReportTemplate {
  const file = new URL(`../../${pack}/reports/annual.md`, import.meta.url);
  const { report, faults } = parseReport(readFileSync(file, 'utf8'), 'annual.md');
  if (report === null) throw new Error(JSON.stringify(faults));
  return report;
}

/** Invented facts for every number of a text: the n-th is n or n余, with the first word behind it as its noun. */
export function factsFor(template: ReportTemplate): Map<string, FactValue> {
  return new Map(
    reportUses(template).facts.map(({ indicator, following }, index) => [
      indicator,
      {
        id: `F${String(index + 1).padStart(2, '0')}`,
        indicator,
        title: `指标${index + 1}`,
        value: `${index + 1}.5`,
        unit: '个',
        // Every third mixes digits with Chinese, one is Chinese alone.
        printed: index === 1 ? '九' : index % 3 === 0 ? `${index + 1}余` : String(index + 1),
        noun: following.slice(0, 1),
      },
    ]),
  );
}

/** Invented parameters for a text: its own name in Chinese marks, and the year 2021. */
export function parametersFor(template: ReportTemplate): Map<string, string> {
  const names = reportUses(template).parameters;
  return new Map([
    ...names.map((name) => [name, `〈${name}〉`] as const),
    ['city_name', '江河市'],
    ['report_year', '2021'],
  ]);
}

/** The annual report of a pack, filled with invented facts. */
export function aReport(pack?: string): OfficialDocument {
  const template = anAnnualTemplate(pack);
  const filled = fillReport(template, factsFor(template), parametersFor(template), '2022-01-05');
  if ('missing' in filled) throw new Error(JSON.stringify(filled.missing));
  return filled.document;
}
