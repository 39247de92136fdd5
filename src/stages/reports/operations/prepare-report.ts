import { checkFacts, type CheckResult, relationsOf } from '#engine/checks/index.ts';
import { explain, type ExplainedFinding, type Explanation } from '#proof/consistency/explain.ts';
import { findConsistency } from '#proof/consistency/find-consistency.ts';
import { floorStates, type FloorState } from '#proof/consistency/kinds/floor.ts';
import type { FactValue, OfficialDocument } from '#proof/documents/document-model.ts';
import { sourcedBlocks } from '#proof/documents/sourced-blocks.ts';
import { judgeQuantities, type Quantity } from '#proof/quantities/judge-quantities.ts';
import { fillReport } from '#proof/documents/fill-report.ts';
import { computeFacts, type Fact, type Facts, silentUnits, type Snapshot } from '#engine/queries/index.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ReportTemplate } from '#model/report/template.ts';
import { reportErrors } from '../errors.ts';
import { type CarriedParameter, carriedParameters } from './carried-parameters.ts';
import type { DeclaredWords, KeptExplanation } from './declared-words.ts';
import { issuedBefore } from './issued-before.ts';
import { type OpenPeriods, openPeriods } from './open-periods.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Obstacle, obstacleOfReturn, obstaclesIn } from './obstacles.ts';
import { type ReportSurroundings, reportTextOf } from './report-text.ts';
import type { SigningState } from './signing-state.ts';
import { explanationsFor } from './stored-explanations.ts';
import { textOfPack } from './text-in-force.ts';
import { wordsInForce, type WordsInForce } from './words-in-force.ts';

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
  /** Written explanations of offices for findings of this report. */
  readonly explanations?: readonly Explanation[];
  /** A wording to be judged that is not in force yet; absent: the one in force. */
  readonly wording?: string;
  /** False: every number is computed from the rows, without any cache. */
  readonly cache?: boolean;
}

/** Whether a check is an unmet warning; the report may be issued in spite of it. */
export function isUnmetWarning(check: CheckResult): boolean {
  return check.severity === 'warning' && check.outcome === 'not_met';
}

export interface PreparedReport {
  readonly facts: Facts;
  readonly checks: readonly CheckResult[];
  /** Empty when the report may be issued. Warnings are among `checks` and prevent nothing. */
  readonly obstacles: readonly Obstacle[];
  /** The contradictions of the text, by place, with the explanations of offices. */
  readonly findings: readonly ExplainedFinding[];
  /** The states of the legal floors, met or not. */
  readonly floors: readonly FloorState[];
  /** Which of its periods have ended. */
  readonly open: OpenPeriods;
  readonly surroundings: ReportSurroundings;
  /** Parameters with last year's values that nobody has confirmed yet. */
  readonly carried: readonly CarriedParameter[];
  /** Every quantity of the text with its origin. */
  readonly quantities: readonly Quantity[];
  readonly declared: readonly DeclaredWords[];
  /** Explanations of its warnings that were given in the workspace. */
  readonly said: readonly KeptExplanation[];
  /** Its state between drafting and signing. */
  readonly signing: SigningState;
  /** The text that was filled. */
  readonly template: ReportTemplate;
  /** Null while its numbers or words prevent the issue; a returned report has a document all the same. */
  readonly document: OfficialDocument | null;
}

/**
 * Computes the facts of a report, judges its checks, fills its text and finds its contradictions.
 * @param beside runs in the snapshot of the facts
 * @throws REPORT-UNKNOWN when no text of that id is in force at the end of the year, REPORT-TEXT-FAULTY,
 *   EXPLANATION-REFUSED
 */
export async function prepareReport(
  request: ReportRequest,
  beside?: (prepared: PreparedReport, snapshot: Snapshot) => Promise<void>,
): Promise<PreparedReport> {
  const { pack, year } = request;
  // Before the numbers are computed: a report without a text costs nothing.
  textOfPack(pack, request);
  let prepared: PreparedReport | null = null;
  await computeFacts(request, async (facts, snapshot) => {
    const [silent, [words, before]] = await Promise.all([
      silentUnits(snapshot, pack),
      wordsOf(snapshot, request),
    ]);
    const relations = relationsOf(pack, year, silent);
    prepared = judge(request, words, facts, { relations, before, silent });
    await beside?.(prepared, snapshot);
  });
  if (!prepared) throw new Error('the facts were not seen in their snapshot');
  return prepared;
}

/** The text, and the earlier reports: on the connection that does not read units. */
async function wordsOf({ clients }: Snapshot, request: ReportRequest) {
  const client = clients.at(-1);
  if (!client) throw new Error('no connection');
  const { region } = request.scope;
  return [await wordsInForce(client, region, request), await issuedBefore(client, region, request)] as const;
}

/** Judges the facts, fills the text and compares the numbers of the text with one another. */
function judge(
  { pack, date, year, now, explanations = [] }: ReportRequest,
  { template, declared, said, signing }: WordsInForce,
  facts: Facts,
  surroundings: ReportSurroundings,
): PreparedReport {
  const checks = checkFacts(pack, facts);
  const carried = carriedParameters(pack, year, template, facts.carried);
  const parameters = new Map([
    ...carried.map(({ parameter, value }) => [parameter, value] as const),
    ...facts.parameters,
    ['report_year', String(year)] as const,
  ]);
  const values = new Map(facts.facts.map((fact) => [fact.indicator, valueOf(fact)]));
  const filled = fillReport(template, values, parameters, date);
  const document = 'document' in filled ? filled.document : null;
  const text = reportTextOf(pack, facts, checks, document, surroundings);
  const found = findConsistency(text);
  const { findings, refused } = explain(found, explanationsFor(found, said, explanations));
  if (refused.length > 0)
    throw reportErrors.error('EXPLANATION-REFUSED', { count: refused.length, reasons: refused.join('；') });
  const quantities = judgeQuantities(sourcedBlocks(template, values, parameters), [
    ...pack.literals.map((one) => ({ ...one, by: null })),
    ...declared.map(({ words, reason, name, office }) => ({ text: words, reason, by: { name, office } })),
  ]);
  const { relations } = surroundings;
  const missing = 'missing' in filled ? filled.missing : null;
  const floors = floorStates(text);
  const open = openPeriods(pack, relations, { year, today: dayOf(now) });
  const judged = { pack, facts, checks, findings, relations, quantities, missing, carried, floors, open };
  const inside = obstaclesIn(judged);
  return {
    facts,
    checks,
    obstacles: [...inside, ...obstacleOfReturn(signing)],
    findings,
    quantities,
    declared,
    said,
    signing,
    carried,
    floors,
    open,
    surroundings,
    template,
    document: inside.length === 0 ? document : null,
  };
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
