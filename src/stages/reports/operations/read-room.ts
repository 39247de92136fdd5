import { withNeighbours } from '#proof/documents/fill-report.ts';
import { groupBy } from '#model/group-by.ts';
import type { Inline } from '#model/report/template.ts';
import type { Quantity } from '#proof/quantities/judge-quantities.ts';
import { markRuns } from '#proof/quantities/mark-runs.ts';
import type { RoomRun } from './room-run.ts';
import type { CarriedParameter } from './carried-parameters.ts';
import type { Obstacle } from './obstacles.ts';
import type { PreparedReport, ReportRequest } from './prepare-report.ts';
import { type RoomNote, roomNotes } from './room-notes.ts';
import { type RoomSigning, roomSigning } from './room-signing.ts';

/** State of a number: not yet computed, no finding, a warning, or a finding that prevents the issue. */
type NumberState = 'none' | 'agrees' | 'warning' | 'fails';

export interface RoomNumber {
  readonly slot: string;
  readonly title: string;
  readonly printed: string | null;
  readonly noun: string;
  readonly value: string | null;
  readonly valueUnit: string;
  readonly rows: number;
  /** Whether the list of its rows shows the reader all of them. */
  readonly opens: boolean;
  readonly missing: string | null;
  readonly state: NumberState;
  readonly definition: string;
  readonly ledger: string;
  readonly ledgerTitle: string;
  /** The value in the report that was issued for the year before; null without one. */
  readonly lastYear: string | null;
  /** Its values in the reports that were issued for the years before. */
  readonly trend: readonly { readonly year: number; readonly value: string }[];
  readonly checks: readonly {
    readonly id: string;
    readonly message: string;
    readonly severity: 'error' | 'warning';
    readonly outcome: 'met' | 'not_met' | 'not_evaluated';
    readonly values: Readonly<Record<string, string | null>>;
  }[];
  /** The legal floor below it, met or not: "每半年至少1次：上半年1次，下半年1次". */
  readonly floor: { readonly duty: string; readonly words: string } | null;
  /** The contradictions of the text that concern it. */
  readonly findings: readonly string[];
}

/** The origins of the quantities of a text. */
interface RoomQuantities {
  /** Places in the text with a number of the ledgers. */
  readonly proven: number;
  /** Places for a number that has no value yet. */
  readonly missing: number;
  readonly parameters: number;
  readonly declared: readonly {
    readonly text: string;
    readonly words: string;
    readonly reason: string;
    /** Null: declared by the definition pack. */
    readonly by: {
      readonly id: string;
      readonly name: string;
      readonly office: string;
      /** A version was issued with it: it cannot be withdrawn. */
      readonly issued: boolean;
    } | null;
  }[];
  readonly unproven: readonly { readonly text: string; readonly clause: string }[];
}

/** A report in progress: its text as it will be printed, its numbers, and everything for and against its issue. */
export interface ReportRoom {
  readonly title: string;
  /** The title in pieces, like the other paragraphs. */
  readonly titleRuns: readonly RoomRun[];
  readonly addressee: readonly RoomRun[];
  readonly signer: readonly RoomRun[];
  readonly blocks: readonly { readonly kind: 'heading' | 'paragraph'; readonly runs: readonly RoomRun[] }[];
  readonly numbers: readonly RoomNumber[];
  /**
   * Nothing has been recorded for the year, and it cannot be issued: findings are not shown before there is any data.
   */
  readonly empty: boolean;
  /** The same of the numbers that a masked reader sees; what he does not see may hold rows. */
  readonly emptySeen: boolean;
  readonly quantities: RoomQuantities;
  readonly blanks: readonly { readonly parameter: string; readonly title: string }[];
  /** Parameters with last year's values, to be confirmed. */
  readonly carried: readonly CarriedParameter[];
  readonly obstacles: readonly Obstacle[];
  /** Warnings and notes, each once. */
  readonly notes: readonly RoomNote[];
  readonly silentUnits: readonly { readonly code: string; readonly name: string }[];
  /** Null for readers who neither draft nor sign. */
  readonly signing: RoomSigning | null;
}

/** The reader's rights on a room. */
export interface RoomEyes {
  /** Whether the list of a number's rows shows the reader all of them. */
  readonly opens: (slot: string) => boolean;
  /** Whether a signature is required before the issue. */
  readonly demanded: boolean;
  /** The reader's account. */
  readonly account: string;
  /**
   * Whether every number may be shown: only then may the reader learn that nothing was recorded, because some ledgers
   * are sealed.
   */
  readonly whole: boolean;
}

/**
 * The present state of a report, gaps included: it shows why an issue would be refused. Every number covers the whole
 * region, exactly: only for readers who draft or sign; for others see `maskRoom`.
 */
export function readRoom(
  request: ReportRequest,
  prepared: PreparedReport,
  { opens, demanded, account, whole }: RoomEyes,
): ReportRoom {
  const { template, facts, obstacles, surroundings } = prepared;
  const { pack, year } = request;
  const parameters = withNeighbours(new Map([...facts.parameters, ['report_year', String(year)]]));
  const carried = new Map(prepared.carried.map(({ parameter, value }) => [parameter, value]));
  const empty = whole && obstacles.length > 0 && facts.facts.every(({ rows }) => rows === 0);
  const numbers = empty
    ? numbersOf(request, { ...prepared, checks: [], findings: [] }, opens).map(
        (one): RoomNumber => ({ ...one, state: 'none' }),
      )
    : numbersOf(request, prepared, opens);
  const printed = new Map(numbers.map((one) => [one.slot, one.printed]));
  const slots = new Map(facts.facts.map(({ indicator, slot }) => [indicator, slot]));
  const marked = (block: number, runs: readonly RoomRun[]): readonly RoomRun[] =>
    markRuns(
      runs,
      prepared.quantities.filter((one) => one.block === block),
    );
  const blanks = new Set<string>();
  const runOf = (piece: Inline): RoomRun => {
    if (piece.kind === 'text') return { kind: 'text', text: piece.text };
    if (piece.kind === 'fact') {
      const slot = slots.get(piece.indicator) ?? piece.indicator;
      return { kind: 'number', slot, text: printed.get(slot) ?? '　　' };
    }
    const text = parameters.get(piece.name)?.trim() ?? '';
    if (text !== '') return { kind: 'text', text };
    const lastYears = carried.get(piece.name);
    if (lastYears !== undefined) return { kind: 'carried', parameter: piece.name, text: lastYears };
    blanks.add(piece.name);
    return { kind: 'blank', parameter: piece.name, text: pack.parameters.get(piece.name) ?? piece.name };
  };
  const runs = (inlines: readonly Inline[]): readonly RoomRun[] => inlines.map(runOf);
  // A `|` of the author only marks where the title may be broken.
  const titleRuns = runs(template.title).map((run) =>
    run.kind === 'text' ? { ...run, text: run.text.replaceAll('|', '') } : run,
  );
  return {
    title: titleRuns.map(({ text }) => text).join(''),
    titleRuns: marked(0, titleRuns),
    addressee: marked(1, runs(template.addressee)),
    signer: marked(template.blocks.length + 2, runs(template.signer)),
    blocks: template.blocks.map(({ kind, inlines }, at) => ({ kind, runs: marked(at + 2, runs(inlines)) })),
    quantities: quantitiesOf(prepared),
    numbers,
    empty,
    emptySeen: false,
    blanks: [...blanks].map((parameter) => ({
      parameter,
      title: pack.parameters.get(parameter) ?? parameter,
    })),
    carried: prepared.carried,
    obstacles,
    notes: empty ? [] : roomNotes(prepared),
    silentUnits: empty ? [] : surroundings.silent.map(({ code, name }) => ({ code, name })),
    signing: roomSigning(request, prepared, { demanded, account }),
  };
}

function quantitiesOf({ quantities, declared }: PreparedReport): RoomQuantities {
  const kept = new Map(declared.map((one) => [one.words, one]));
  const of = (standing: Quantity['standing']): readonly Quantity[] =>
    quantities.filter((one) => one.standing === standing);
  // A number without a value is a gap in the text.
  const gaps = of('fact').filter(({ text }) => text.trim() === '').length;
  return {
    proven: of('fact').length - gaps,
    missing: gaps,
    parameters: of('parameter').length,
    declared: of('declared').flatMap(({ text, declared: one }) =>
      one === null
        ? []
        : [
            {
              text,
              words: one.text,
              reason: one.reason,
              by: one.by && {
                ...one.by,
                id: kept.get(one.text)?.id ?? '',
                issued: kept.get(one.text)?.issued ?? false,
              },
            },
          ],
    ),
    unproven: of('unproven').map(({ text, clause }) => ({ text, clause })),
  };
}

function numbersOf(
  { pack }: ReportRequest,
  prepared: PreparedReport,
  opens: (slot: string) => boolean,
): readonly RoomNumber[] {
  const { facts, surroundings, open } = prepared;
  const early = earlyOf(prepared);
  const checks = prepared.checks.map((check) =>
    early.has(check.id)
      ? { ...check, message: `${open.ofCheck(check)}：${check.message}`, outcome: 'not_evaluated' as const }
      : check,
  );
  const findings = prepared.findings.filter(({ id }) => !early.has(id));
  const indicators = new Map(pack.indicators.map((one) => [one.id, one]));
  const trends = groupBy(
    surroundings.before.flatMap(({ year, numbers }) => numbers.map((one) => ({ year, ...one }))),
    (one) => one.slot,
  );
  // Checks of the pack are findings of the same id.
  const explained = new Set(findings.flatMap(({ id, explanation }) => (explanation ? [id] : [])));
  return facts.facts.map((fact): RoomNumber => {
    const trend = trends.get(fact.slot) ?? [];
    const { slot, indicator, title, printed, noun, value, valueUnit, rows, missing } = fact;
    const about = checks.filter(({ values }) => slot in values);
    const said = findings.filter(
      ({ where, explanation }) => explanation === null && where.some(({ slots }) => slots.includes(slot)),
    );
    const speaksAgainst = [
      ...about.filter(({ id, outcome }) => outcome === 'not_met' && !explained.has(id)),
      ...said.map(({ severity }) => ({ severity })),
    ];
    const over = indicators.get(indicator)?.over ?? '';
    return {
      slot,
      title,
      printed,
      noun,
      value,
      valueUnit,
      rows,
      opens: opens(slot),
      missing,
      state:
        value === null
          ? 'none'
          : speaksAgainst.some(({ severity }) => severity === 'error')
            ? 'fails'
            : speaksAgainst.length > 0
              ? 'warning'
              : 'agrees',
      definition: indicators.get(indicator)?.definition ?? '',
      ledger: over,
      ledgerTitle: pack.ledgers.get(over)?.title ?? over,
      lastYear: trend.find((one) => one.year === facts.year - 1)?.value ?? null,
      trend: trend.map(({ year, value: was }) => ({ year, value: was })),
      checks: about.map(({ id, message, severity, outcome, values }) => ({
        id,
        message,
        severity,
        outcome,
        values,
      })),
      floor: floorOf(pack, prepared, slot),
      findings: said.map(({ what }) => what),
    };
  });
}

/** The failed checks and floors whose period has not ended: they speak against no number. */
function earlyOf({
  checks,
  floors,
  open,
}: Pick<PreparedReport, 'checks' | 'floors' | 'open'>): ReadonlySet<string> {
  return new Set([
    ...checks.flatMap((check) =>
      check.outcome === 'not_met' && open.ofCheck(check) !== null ? [check.id] : [],
    ),
    ...floors.flatMap((state) => (open.ofFloor(state) === null ? [] : [`floor-${state.id}`])),
  ]);
}

function floorOf(
  { relations }: ReportRequest['pack'],
  { floors }: PreparedReport,
  slot: string,
): RoomNumber['floor'] {
  const state = floors.find((one) => one.slot === slot);
  const duty = relations.floors.find(({ id }) => id === state?.id)?.duty;
  return state && duty !== undefined ? { duty, words: state.words } : null;
}
