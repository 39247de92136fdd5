import type { Indicator } from '../pack/types.ts';
import { parseReport } from '../report/parse-report.ts';
import { reportUses } from '../report/report-uses.ts';
import type { ReportTemplate } from '../report/template.ts';
import type { Faults, PackFile } from './source.ts';

/** Parameters that every report has without a definition: they follow from its year. */
const CALENDAR: readonly string[] = ['report_year', 'next_year', 'last_year'];

/** Compiles the report texts: every number and parameter must be defined, every number must carry its measure word. */
export function compileReports(
  files: readonly PackFile[],
  indicators: readonly Indicator[],
  parameters: ReadonlyMap<string, string>,
  faults: Faults,
): readonly ReportTemplate[] {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const reports: ReportTemplate[] = [];
  for (const file of files) {
    const { report, faults: found } = parseReport(file.text, file.path);
    for (const fault of found) faults.add('report', file.path, fault.line, '', fault.message, fault.hint);
    if (!report) continue;
    const uses = reportUses(report);
    for (const use of uses.facts) {
      const indicator = byId.get(use.indicator);
      if (!indicator)
        faults.add('unknown_indicator', file.path, use.line, use.indicator, `没有指标“${use.indicator}”`, '核对指标编号');
      else if (!use.following.startsWith(indicator.noun))
        faults.add('noun', file.path, use.line, use.indicator, `“${indicator.title}”之后须紧跟“${indicator.noun}”，而写的是“${use.following.slice(0, 4)}”`, '数字和量词之间不能有别的字');
    }
    for (const name of uses.parameters)
      if (!parameters.has(name) && !CALENDAR.includes(name))
        faults.add('unknown_parameter', file.path, lineOf(file.text, name), name, `没有报告参数“${name}”`, '在 pack.yaml 的 parameters 中定义');
    if (reports.some((one) => one.id === report.id && one.effectiveFrom === report.effectiveFrom))
      faults.add('duplicate', file.path, 1, 'report', `报告“${report.id}”重复`, '改用另一编号或另一施行日期');
    reports.push(report);
  }
  return reports;
}

function lineOf(text: string, parameter: string): number | null {
  const before = text.split(`{{${parameter}`)[0];
  return before === undefined || before === text ? null : before.split('\n').length;
}
