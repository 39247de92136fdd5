import { inForce } from '#engine/queries/index.ts';
import { compileReportText, type TextWords } from '#model/compile/report-text.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ReportTemplate } from '#model/report/template.ts';
import { reportErrors } from '../errors.ts';

/** Parameters that follow from the year. */
const OF_THE_YEAR: readonly (readonly [string, string])[] = [
  ['report_year', '报告年度'],
  ['previous_year', '上一年度'],
  ['next_year', '下一年度'],
];

interface Which {
  readonly report: string;
  readonly year: number;
}

/** @throws REPORT-TEXT-FAULTY, with the faults by line in its details */
export function demandText(source: string, which: Which, pack: Pack): ReportTemplate {
  const { template, faults } = compileReportText(source, which.report, textWords(pack, which.year));
  if (template) return template;
  const [first] = faults;
  const told = first ? `第 ${first.line ?? 1} 行，${first.message}，${first.hint}` : '';
  throw reportErrors.error('REPORT-TEXT-FAULTY', {
    year: which.year,
    count: faults.length,
    first: told,
    faults,
  });
}

/** The words that a text of that year may use. */
export function textWords(pack: Pack, year: number): TextWords {
  return {
    indicators: inForce(pack.indicators, `${year}-12-31`),
    parameters: new Map([...pack.parameters, ...OF_THE_YEAR]),
  };
}

/**
 * Of several texts of one report in the packs, the latest that is in force at the end of the year.
 * @throws REPORT-UNKNOWN
 */
export function textOfPack({ reports }: Pack, { report, year }: Which): ReportTemplate {
  const [latest] = reports
    .filter((one) => one.id === report && one.effectiveFrom <= `${year}-12-31`)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  if (!latest) throw reportErrors.error('REPORT-UNKNOWN', { report, year });
  return latest;
}
