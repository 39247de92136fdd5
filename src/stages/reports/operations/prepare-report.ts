import { checkFacts, type CheckResult } from '#engine/checks/check-facts.ts';
import type { FactValue, OfficialDocument } from '#engine/documents/document-model.ts';
import { fillReport } from '#engine/documents/fill-report.ts';
import { computeFacts, type Fact, type Facts, type Snapshot } from '#engine/queries/index.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ReportTemplate } from '#model/report/template.ts';
import { reportErrors } from '../errors.ts';

export interface ReportRequest {
  readonly db: Database;
  readonly pack: Pack;
  readonly scope: Scope;
  readonly year: number;
  /** Id of the report text, "annual". */
  readonly report: string;
  /** 成文日期, "YYYY-MM-DD". */
  readonly date: string;
  readonly now: Date;
}

/** One thing that keeps a report from being issued. */
export interface Obstacle {
  readonly kind: 'parameter' | 'number' | 'check';
  /** The parameter, the slot, or the check. */
  readonly id: string;
  readonly message: string;
}

/** Answers whether a check is a warning that is to be shown; the report may be issued in spite of it. */
export function isUnmetWarning(check: CheckResult): boolean {
  return check.severity === 'warning' && check.outcome === 'not_met';
}

export interface PreparedReport {
  readonly facts: Facts;
  readonly checks: readonly CheckResult[];
  /** Empty when the report may be issued. Warnings are among `checks` and stop nothing. */
  readonly obstacles: readonly Obstacle[];
  readonly document: OfficialDocument | null;
}

/**
 * Computes the facts of a report, judges its checks and fills its text.
 * @param beside runs in the snapshot of the facts
 * @throws REPORT-UNKNOWN when no text of that id is in force at the end of the year
 */
export async function prepareReport(
  request: ReportRequest,
  beside?: (prepared: PreparedReport, snapshot: Snapshot) => Promise<void>,
): Promise<PreparedReport> {
  const { pack, year, report } = request;
  const template = textInForce(pack.reports, report, year);
  if (!template) throw reportErrors.error('REPORT-UNKNOWN', { report, year });
  let prepared: PreparedReport | null = null;
  const facts = await computeFacts(request, async (computed, snapshot) => {
    prepared = judge(request, template, computed);
    await beside?.(prepared, snapshot);
  });
  return prepared ?? judge(request, template, facts);
}

/** Judges the facts and fills the text. */
function judge({ pack, date, year }: ReportRequest, template: ReportTemplate, facts: Facts): PreparedReport {
  const checks = checkFacts(pack, facts);
  const parameters = new Map([...facts.parameters, ['report_year', String(year)]]);
  const values = new Map(facts.facts.map((fact) => [fact.indicator, valueOf(fact)]));
  const filled = fillReport(template, values, parameters, date);
  const obstacles: Obstacle[] = [];
  if ('missing' in filled)
    for (const id of filled.missing.parameters)
      obstacles.push({
        kind: 'parameter',
        id,
        message: `报告参数“${pack.parameters.get(id) ?? id}”没有填写`,
      });
  // Every number of the report counts, whether or not this text prints it: a hole is never signed.
  for (const fact of facts.facts)
    if (fact.value === null)
      obstacles.push({
        kind: 'number',
        id: fact.slot,
        message: `${fact.slot}“${fact.title}”没有数值：${fact.missing ?? ''}`,
      });
  for (const check of checks)
    if (check.severity === 'error' && check.outcome === 'not_met')
      obstacles.push({ kind: 'check', id: check.id, message: `${check.message}（${valuesInWords(check)}）` });
  return {
    facts,
    checks,
    obstacles,
    document: 'document' in filled && obstacles.length === 0 ? filled.document : null,
  };
}

/** Of several texts of one report, the latest that is in force at the end of the year. */
function textInForce(
  reports: readonly ReportTemplate[],
  id: string,
  year: number,
): ReportTemplate | undefined {
  return reports
    .filter((one) => one.id === id && one.effectiveFrom <= `${year}-12-31`)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}

function valueOf(fact: Fact): FactValue | null {
  const { value, printed } = fact;
  if (value === null || printed === null) return null;
  return {
    id: fact.slot,
    indicator: fact.indicator,
    title: fact.title,
    value,
    unit: fact.valueUnit,
    printed,
    noun: fact.noun,
  };
}

/** "S13=12，S12=10" */
export function valuesInWords(check: CheckResult): string {
  return Object.entries(check.values)
    .map(([name, value]) => `${name}=${value ?? '无'}`)
    .join('，');
}
