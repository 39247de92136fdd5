import type { CheckResult } from '#engine/checks/index.ts';
import type { ExplainedFinding } from '#proof/consistency/explain.ts';
import type { ReportRelations } from '#proof/consistency/report-text.ts';
import type { Missing } from '#proof/documents/fill-report.ts';
import type { Quantity } from '#proof/quantities/judge-quantities.ts';
import type { Facts } from '#engine/queries/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { personAt } from '#model/text/person-at.ts';
import type { FloorState } from '#proof/consistency/kinds/floor.ts';
import type { OpenPeriods } from './open-periods.ts';
import type { CarriedParameter } from './carried-parameters.ts';
import { openReturn, type SigningState } from './signing-state.ts';

/** A reason why a report cannot be issued. */
export interface Obstacle {
  readonly kind:
    | 'parameter'
    | 'carried'
    | 'number'
    | 'check'
    | 'consistency'
    | 'quantity'
    | 'returned'
    /** A check or a floor whose period has not ended yet: nothing is wrong so far. */
    | 'early';
  /** The parameter, the slot, the check, the finding, the place of a quantity in the text, or the step that returned it. */
  readonly id: string;
  readonly message: string;
}

interface Judged {
  readonly pack: Pack;
  readonly facts: Facts;
  readonly checks: readonly CheckResult[];
  readonly findings: readonly ExplainedFinding[];
  readonly relations: ReportRelations;
  readonly quantities: readonly Quantity[];
  /** The missing values of the text; null: none. */
  readonly missing: Missing | null;
  readonly carried: readonly CarriedParameter[];
  readonly floors: readonly FloorState[];
  readonly open: OpenPeriods;
}

/** What in its numbers and words prevents a report from being issued and signed. */
export function obstaclesIn(judged: Judged): readonly Obstacle[] {
  const { pack, facts, checks, quantities, missing, carried } = judged;
  const failed = checks.filter((check) => check.severity === 'error' && check.outcome === 'not_met');
  return [
    ...(missing?.parameters ?? []).map(
      (id): Obstacle => ({
        kind: 'parameter',
        id,
        message: `报告参数“${pack.parameters.get(id) ?? id}”没有填写`,
      }),
    ),
    // A carried name must be confirmed before anybody signs it.
    ...carried.map(
      ({ parameter, title, value }): Obstacle => ({
        kind: 'carried',
        id: parameter,
        message: `报告参数“${title}”沿用去年的“${value}”，还没有确认`,
      }),
    ),
    // Every number of the report counts, whether or not this text prints it: an incomplete report is never signed.
    ...facts.facts.flatMap(({ slot, title, value, missing: why }): readonly Obstacle[] =>
      value === null
        ? [{ kind: 'number', id: slot, message: `${slot}“${title}”没有数值：${why ?? ''}` }]
        : [],
    ),
    ...failed.map(
      (check): Obstacle => ({
        ...inTime('check', judged.open.ofCheck(check), `${check.message}（${valuesInWords(check)}）`),
        id: check.id,
      }),
    ),
    ...contradictions(judged, failed),
    ...quantities.flatMap(({ standing, block, start, text: number, clause }): readonly Obstacle[] =>
      standing === 'unproven'
        ? [
            {
              kind: 'quantity',
              id: `${block}-${start}`,
              message: `“${clause}”中的“${number}”没有来历：不是指标，不是参数，也没有人书面说明`,
            },
          ]
        : [],
    ),
  ];
}

/** An unanswered return prevents even a correct report from being signed and issued. */
export function obstacleOfReturn(signing: SigningState): readonly Obstacle[] {
  const returned = openReturn(signing);
  if (!returned) return [];
  const { number, office, name, words } = returned;
  const by = personAt(office, name);
  return [{ kind: 'returned', id: String(number), message: `已由${by}退回修改：${words ?? ''}` }];
}

function contradictions(
  { findings, relations, floors, open }: Judged,
  failed: readonly CheckResult[],
): readonly Obstacle[] {
  const told = failed.flatMap(({ id }) => relations.rules.filter((one) => one.id === id));
  return findings
    .filter((one) => one.severity === 'error' && one.kind !== 'rule' && !isTold(one, told, relations))
    .map(({ id, what }) => {
      const floor = floors.find((one) => `floor-${one.id}` === id);
      return { id, ...inTime('consistency', floor ? open.ofFloor(floor) : null, what) };
    });
}

/** @param early what to say of a period that has not ended; null: it has */
function inTime(
  kind: 'check' | 'consistency',
  early: string | null,
  message: string,
): Pick<Obstacle, 'kind' | 'message'> {
  return early === null ? { kind, message } : { kind: 'early', message: `${early}：${message}` };
}

/** Whether a failed check of the pack concerns only numbers of this finding, and so is reported already. */
function isTold(
  { id, where }: ExplainedFinding,
  told: readonly { readonly slots: readonly string[] }[],
  { floors }: ReportRelations,
): boolean {
  // In a text with gaps places are unknown; a floor still has its number.
  const floor = floors.filter((one) => `floor-${one.id}` === id).map(({ slot }) => slot);
  const slots = new Set([...where.flatMap((place) => place.slots), ...floor]);
  return told.some((rule) => rule.slots.length > 0 && rule.slots.every((slot) => slots.has(slot)));
}

/** "S13=12，S12=10" */
function valuesInWords(check: CheckResult): string {
  return Object.entries(check.values)
    .map(([name, value]) => `${name}=${value ?? '无'}`)
    .join('，');
}
