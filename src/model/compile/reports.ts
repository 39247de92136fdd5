import type { Indicator } from '../pack/types.ts';
import { parseAddition } from '../report/parse-addition.ts';
import { parseReport } from '../report/parse-report.ts';
import { reportUses, type Uses, usesOf } from '../report/report-uses.ts';
import type { ReportAddition, ReportTemplate } from '../report/template.ts';
import { withAdditions } from '../report/with-additions.ts';
import type { Faults, PackFile } from './source.ts';

/** Parameters that every report has without a definition, because they follow from its year. */
const CALENDAR: readonly string[] = ['report_year', 'previous_year', 'next_year'];

/** The indicators and parameters that a text may use. */
interface Known {
  readonly indicators: readonly Pick<Indicator, 'id' | 'title' | 'noun'>[];
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Compiles the report texts and what cities add to them: every number and parameter must be defined, every number
 * must carry its measure word, every addition must find its report and section.
 */
export function compileReports(
  files: { readonly reports: readonly PackFile[]; readonly additions: readonly PackFile[] },
  indicators: readonly Indicator[],
  parameters: ReadonlyMap<string, string>,
  faults: Faults,
): readonly ReportTemplate[] {
  const known = { indicators, parameters };
  const reports: ReportTemplate[] = [];
  for (const file of files.reports) {
    const { report, faults: found } = parseReport(file.text, file.path);
    for (const fault of found) faults.add('report', file.path, fault.line, '', fault.message, fault.hint);
    if (!report) continue;
    judgeUses(reportUses(report), file, known, faults);
    if (reports.some((one) => one.id === report.id && one.effectiveFrom === report.effectiveFrom))
      faults.add('duplicate', file.path, 1, 'report', `报告“${report.id}”重复`, '改用另一编号或另一施行日期');
    reports.push(report);
  }
  const additions: ReportAddition[] = [];
  for (const file of files.additions) {
    const { addition, faults: found } = parseAddition(file.text, file.path);
    for (const fault of found) faults.add('report', file.path, fault.line, '', fault.message, fault.hint);
    if (!addition) continue;
    judgeUses(usesOf(addition.sections.flatMap((section) => section.blocks)), file, known, faults);
    judgePlace(addition, reports, file, faults);
    additions.push(addition);
  }
  return withAdditions(reports, additions);
}

/**
 * Reports each number and parameter that a text uses and the pack does not define, and each number without its measure
 * word.
 */
export function judgeUses(
  uses: Uses,
  file: PackFile,
  { indicators, parameters }: Known,
  faults: Faults,
): void {
  for (const use of uses.facts) {
    const versions = indicators.filter((one) => one.id === use.indicator);
    if (versions.length === 0)
      faults.add(
        'unknown_indicator',
        file.path,
        use.line,
        use.indicator,
        `没有指标“${use.indicator}”`,
        '核对指标编号',
      );
    const wrong = versions.find((one) => !use.following.startsWith(one.noun));
    if (wrong)
      faults.add(
        'noun',
        file.path,
        use.line,
        use.indicator,
        `“${wrong.title}”之后须紧跟“${wrong.noun}”，而写的是“${use.following.slice(0, 4)}”`,
        '数字和量词之间不能有别的字',
      );
  }
  for (const name of uses.parameters)
    if (!parameters.has(name) && !CALENDAR.includes(name))
      faults.add(
        'unknown_parameter',
        file.path,
        lineOf(file.text, name),
        name,
        `没有报告参数“${name}”`,
        '在 pack.yaml 的 parameters 中定义',
      );
}

function judgePlace(
  addition: ReportAddition,
  reports: readonly ReportTemplate[],
  file: PackFile,
  faults: Faults,
): void {
  const texts = reports.filter((one) => one.id === addition.addsTo);
  if (texts.length === 0)
    faults.add(
      'report',
      file.path,
      lineOf(file.text, 'adds_to', ''),
      'adds_to',
      `没有报告“${addition.addsTo}”`,
      '核对 adds_to；报告须由本包或所扩展的包定义，且自身没有错误',
    );
  for (const { number, line } of addition.sections)
    if (texts.some((one) => !one.sections.includes(number)))
      faults.add(
        'report',
        file.path,
        line,
        addition.addsTo,
        `报告“${addition.addsTo}”没有这一部分`,
        '核对标题的编号',
      );
}

function lineOf(text: string, name: string, mark = '{{'): number | null {
  const before = text.split(`${mark}${name}`)[0];
  return before === undefined || before === text ? null : before.split('\n').length;
}
