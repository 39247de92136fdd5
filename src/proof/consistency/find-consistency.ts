import type { AddressedFinding, ConsistencyFinding } from './finding.ts';
import { cutOff } from './kinds/cut-off.ts';
import { floor } from './kinds/floor.ts';
import { oneValue } from './kinds/one-value.ts';
import { parts } from './kinds/parts.ts';
import { peopleCases } from './kinds/people-cases.ts';
import { plan } from './kinds/plan.ts';
import { rule } from './kinds/rule.ts';
import { sameConcept } from './kinds/same-concept.ts';
import { silent } from './kinds/silent.ts';
import { subset } from './kinds/subset.ts';
import type { ReportText } from './report-text.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/**
 * Version of the method by which findings are made; it is stored with them. It must change whenever other findings may
 * result: a verifier recomputes only findings of its own method.
 */
export const CONSISTENCY_METHOD = 'mingze-consistency/1';

/** In the order of precedence: where two kinds find the same contradiction, the first stays. */
const KINDS = [floor, rule, parts, subset, peopleCases, sameConcept, oneValue, cutOff, plan, silent];

/** The office that may explain a finding where the pack names none. */
const DRAFTER = '报告起草单位';

/**
 * Finds the contradictions of a report: the nine kinds of docs/packs.md, and the pack's own checks. Pure: the same
 * report gives the same findings, before issue and from a manifest.
 * @returns findings by their place in the text; those without a place come first
 */
export function findConsistency(report: ReportText): readonly AddressedFinding[] {
  const sentences = sentencesOf(report);
  const said = new Map<string, ConsistencyFinding>();
  const kept: ConsistencyFinding[] = [];
  for (const find of KINDS)
    for (const finding of find(report, sentences)) {
      const about = [...slotsOf(finding, report)].toSorted().join(' ');
      const earlier = said.get(about);
      if (about !== '' && earlier && earlier.kind !== finding.kind && isAsGrave(earlier, finding)) continue;
      if (about !== '' && ['floor', 'rule'].includes(finding.kind)) said.set(about, earlier ?? finding);
      kept.push(finding);
    }
  return kept
    .map((finding) => ({ ...finding, mayExplain: officeOf(finding, report, sentences) }))
    .toSorted(byPlace);
}

/** The slots that a finding is about. */
function slotsOf(finding: ConsistencyFinding, { relations, numbers }: ReportText): ReadonlySet<string> {
  if (finding.kind === 'rule')
    return new Set(relations.rules.find((one) => one.id === finding.id)?.slots ?? []);
  if (finding.kind === 'floor')
    return new Set(relations.floors.filter((one) => `floor-${one.id}` === finding.id).map((one) => one.slot));
  // A note about a number is dropped where a check of that number already says the same.
  if (finding.kind === 'silent') return new Set();
  const known = new Set(numbers.map((one) => one.slot));
  const slots = Object.keys(finding.values);
  return slots.every((slot) => known.has(slot)) ? new Set(slots) : new Set();
}

const GRAVITY = { error: 2, warning: 1, note: 0 } as const;

function isAsGrave(earlier: ConsistencyFinding, later: ConsistencyFinding): boolean {
  return GRAVITY[earlier.severity] >= GRAVITY[later.severity];
}

/** The office of the finding's section; null for an error, which must be corrected. */
function officeOf(
  { severity, where }: ConsistencyFinding,
  { relations }: ReportText,
  sentences: readonly Sentence[],
): string | null {
  if (severity === 'error') return null;
  const paragraph = where[0]?.paragraph;
  const section = sentences.find((one) => one.paragraph === paragraph)?.sectionNumber;
  const found = relations.offices.find(({ sections }) => section !== undefined && sections.includes(section));
  return found?.office ?? DRAFTER;
}

function byPlace(a: AddressedFinding, b: AddressedFinding): number {
  const at = (one: AddressedFinding): number => one.where[0]?.paragraph ?? 0;
  return at(a) - at(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
