import type { Indicator } from '../pack/types.ts';
import { parseReport } from '../report/parse-report.ts';
import { reportUses } from '../report/report-uses.ts';
import type { ReportTemplate } from '../report/template.ts';
import { judgeUses } from './reports.ts';
import { Faults } from './source.ts';

/** The indicators and parameters that a text may use. */
export interface TextWords {
  readonly indicators: readonly Pick<Indicator, 'id' | 'title' | 'noun'>[];
  /** Names of the parameters by their ids. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A fault at a line of a text, counted from 1; null: somewhere in it. */
export interface TextFault {
  readonly line: number | null;
  readonly message: string;
  readonly hint: string;
}

/**
 * Compiles a report text that a city wrote for one year, by the same rules as the texts in packs. It runs while an
 * author types, before the text is saved, and when the text is filled.
 * @param source the whole text, front matter included
 * @param report the id that the text must have
 * @returns the text, or every fault by its line
 */
export function compileReportText(
  source: string,
  report: string,
  words: TextWords,
): { readonly template: ReportTemplate | null; readonly faults: readonly TextFault[] } {
  const { report: parsed, faults: found } = parseReport(source, '文稿');
  const faults = new Faults();
  for (const { line, message, hint } of found) faults.add('report', '文稿', line, '', message, hint);
  if (parsed) {
    judgeUses(reportUses(parsed), { path: '文稿', text: source }, words, faults);
    if (parsed.id !== report)
      faults.add('report', '文稿', 2, 'report', `报告编号须是“${report}”`, `写成 report: ${report}`);
  }
  const list = faults.list.map(({ line, message, hint }) => ({ line, message, hint }));
  return {
    template: list.length === 0 ? parsed : null,
    faults: list.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
}
