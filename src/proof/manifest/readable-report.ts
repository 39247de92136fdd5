import { markRuns } from '../quantities/mark-runs.ts';
import type { Quantity } from '../quantities/judge-quantities.ts';
import { chineseDate } from '../documents/chinese-date.ts';
import type { Manifest, ManifestCheck, ManifestFact } from './manifest.ts';
import { manifestQuantities } from './manifest-quantities.ts';
import { type ReadableFinding, readableFindings, type Said } from './readable-findings.ts';

/**
 * Versions of the form. A manifest without `quantities` is converted to the first, as the program version did that
 * signed it.
 */
const PAGE_FORMATS = ['mingze-page/2', 'mingze-page/3'] as const;

/**
 * State of a number: the worst result of its checks and of the contradictions that concern it; `unchecked` has no
 * evaluated check.
 */
export type NumberState = 'agrees' | 'warning' | 'failing' | 'unchecked';

/** A number on the reading page. Of a sealed ledger only the number and its meaning. */
export type ReadableNumber = {
  readonly slot: string;
  readonly title: string;
  readonly definition: string;
  readonly printed: string;
  readonly noun: string;
  /** The exact value with its unit: “26次”; where it is not published, a sentence that says so. */
  readonly exact: string;
  readonly state: NumberState;
  readonly sealed: boolean;
  /** Name of the ledger, null when sealed. */
  readonly ledger: string | null;
  /** “计入2021年” or “截至2021年12月31日”, null when sealed. */
  readonly period: string | null;
  readonly scope: string | null;
  readonly rows: number | null;
  /** Last year's value with its unit, null when it is not known or sealed. */
  readonly lastYear: string | null;
  /** Indexes in `checks`. */
  readonly checks: readonly number[];
  /** Indexes in `findings`, without those that `checks` already contain. */
  readonly findings: readonly number[];
};

/** A check of the pack; `said` is the written explanation of an office. */
type ReadableCheck = {
  readonly message: string;
  readonly outcome: ManifestCheck['outcome'];
  readonly said: Said | null;
};

/** A number in the words that no record proves; `why` null: no office answers for it. */
export type ReadableQuantity = {
  readonly text: string;
  readonly why: string | null;
};

/** The content of the reading page: a part of the manifest, without digests, rules, units and auxiliary values. */
export type ReadableReport = {
  readonly format: (typeof PAGE_FORMATS)[number];
  readonly title: readonly string[];
  readonly documentNo: string | null;
  readonly addressee: string;
  readonly signer: string;
  readonly date: string;
  readonly city: string;
  readonly year: number;
  readonly version: number;
  readonly reason: string | null;
  readonly issuedOn: string;
  readonly key: string;
  /** Words, the index of a number in `numbers`, or a number in the words that no record proves. */
  readonly blocks: readonly {
    readonly kind: 'heading' | 'paragraph';
    readonly inlines: readonly (string | number | ReadableQuantity)[];
  }[];
  /** In the order in which the text uses them. */
  readonly numbers: readonly ReadableNumber[];
  readonly checks: readonly ReadableCheck[];
  /** The contradictions of the text at the time of issue, in its order. */
  readonly findings: readonly ReadableFinding[];
  /** Places in the text whose number comes from a ledger, and those without any origin; from the second form on. */
  readonly proven?: number;
  readonly unproven?: number;
  /** Those that an office has declared in writing. */
  readonly declared?: number;
  /** The lines of the title, in pieces, where it contains a number that no record proves. */
  readonly markedTitle?: readonly (readonly (string | ReadableQuantity)[])[];
};

/**
 * The manifest without pages and digests: the page is made from this part, so that the manifest can contain the page's
 * digest.
 */
export type ReadManifest = Omit<Manifest, 'digests' | 'document' | 'package'>;

/** The part of a manifest that the reading page shows. The same manifest gives the same page. */
export function readableReport(manifest: ReadManifest): ReadableReport {
  const { report, text, checks, issued } = manifest;
  const facts = inOrderOfText(manifest);
  const places = new Map(facts.map((fact, place) => [fact.slot, place]));
  const before = new Map(manifest.last_year.map((one) => [one.slot, one.value]));
  const checksOf = new Map<string, number[]>();
  for (const [place, check] of checks.entries())
    for (const slot of Object.keys(check.values)) {
      const list = checksOf.get(slot) ?? [];
      list.push(place);
      checksOf.set(slot, list);
    }
  const quantities = manifest.quantities ? manifestQuantities(manifest) : [];
  const counted = (standing: Quantity['standing']): number =>
    quantities.filter((one) => one.standing === standing).length;
  const findings = readableFindings(manifest);
  const saidOf = new Map(findings.map(({ check, said }) => [check, said]));
  return {
    format: manifest.quantities ? 'mingze-page/3' : 'mingze-page/2',
    title: text.title,
    documentNo: text.document_no,
    addressee: text.addressee,
    signer: text.signer,
    date: chineseDate(report.date),
    city: report.city,
    year: report.year,
    version: report.number,
    reason: report.reason,
    issuedOn: chineseDate(dayInChina(issued.at)),
    key: issued.key,
    blocks: text.blocks.map(({ kind, inlines }, at) => ({
      kind,
      inlines: readableInlines(
        inlines,
        places,
        facts,
        quantities.filter(({ block }) => block === at + 2),
      ),
    })),
    numbers: facts.map((fact) =>
      readableNumber(fact, checksOf.get(fact.slot) ?? [], manifest, findings, before.get(fact.slot) ?? null),
    ),
    checks: checks.map(({ id, message, outcome }) => ({ message, outcome, said: saidOf.get(id) ?? null })),
    findings: findings.map(({ severity, what, why, said, slots }) => ({ severity, what, why, said, slots })),
    ...(manifest.quantities
      ? {
          proven: counted('fact'),
          unproven: counted('unproven'),
          declared: quantities.filter((one) => one.declared?.by != null).length,
        }
      : {}),
    ...markedTitle(text.title, quantities),
  };
}

/** The title is judged as one paragraph and displayed in several lines. */
function markedTitle(
  lines: readonly string[],
  quantities: readonly Quantity[],
): Pick<ReadableReport, 'markedTitle'> {
  const ofTitle = quantities.filter(({ block }) => block === 0);
  if (!ofTitle.some(({ standing }) => standing === 'unproven' || standing === 'declared')) return {};
  let from = 0;
  const marked = lines.map((line) => {
    const here = ofTitle.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    from += line.length;
    return markRuns([{ kind: 'text', text: line }], here).map((run) =>
      'standing' in run ? { text: run.text, why: run.reason } : run.text,
    );
  });
  return { markedTitle: marked };
}

/** A paragraph in which the numbers are marked that no record proves. */
function readableInlines(
  inlines: Manifest['text']['blocks'][number]['inlines'],
  places: ReadonlyMap<string, number>,
  facts: readonly ManifestFact[],
  quantities: readonly Quantity[],
): readonly (string | number | ReadableQuantity)[] {
  const runs = inlines.map((piece) => {
    if (typeof piece === 'string') return { kind: 'text', text: piece, place: null };
    const place = places.get(piece.slot) ?? null;
    return {
      kind: 'number',
      text: place === null ? `［${piece.slot}］` : (facts[place]?.printed ?? ''),
      place,
    };
  });
  return markRuns(runs, quantities).map((run) => {
    if ('standing' in run) return { text: run.text, why: run.reason };
    return run.place ?? run.text;
  });
}

/** The facts in the order of the text; those that the text does not use come last. */
function inOrderOfText({ facts, text }: ReadManifest): readonly ManifestFact[] {
  const bySlot = new Map(facts.map((fact) => [fact.slot, fact]));
  const met = new Set<ManifestFact>();
  for (const { inlines } of text.blocks)
    for (const piece of inlines) {
      const fact = typeof piece === 'string' ? undefined : bySlot.get(piece.slot);
      if (fact) met.add(fact);
    }
  for (const fact of facts) met.add(fact);
  return [...met];
}

function readableNumber(
  fact: ManifestFact,
  places: readonly number[],
  { checks }: ReadManifest,
  findings: ReturnType<typeof readableFindings>,
  before: string | null,
): ReadableNumber {
  const { slot, title, definition, printed, noun, value, value_unit: unit, sealed, period } = fact;
  const taking = places.flatMap((place) => checks[place] ?? []);
  const told = new Set(taking.map((check) => check.id));
  const about = [...findings.entries()].filter(([, one]) => one.slots.includes(slot));
  return {
    slot,
    title,
    definition,
    printed,
    noun,
    exact: value === null ? `只公布所印的“${printed}${noun}”` : exactly(value, unit),
    state: stateOf(
      taking,
      about.map(([, one]) => one.severity),
    ),
    sealed,
    ledger: sealed ? null : fact.over.title,
    period: sealed
      ? null
      : period.from === null
        ? `截至${chineseDate(period.to)}`
        : `计入${period.to.slice(0, 4)}年`,
    scope: sealed ? null : fact.scope,
    rows: sealed ? null : fact.rows,
    lastYear: sealed || before === null ? null : exactly(before, unit),
    checks: places,
    findings: about.filter(([, { check }]) => check === null || !told.has(check)).map(([place]) => place),
  };
}

function stateOf(
  checks: readonly ManifestCheck[],
  findings: readonly ReadableFinding['severity'][],
): NumberState {
  const wrong = checks.filter((check) => check.outcome === 'not_met').map((check) => check.severity);
  if (wrong.includes('error') || findings.includes('error')) return 'failing';
  // An explained finding keeps its warning, with the explanation beside it.
  if (wrong.length > 0 || findings.includes('warning')) return 'warning';
  return checks.some((check) => check.outcome === 'met') ? 'agrees' : 'unchecked';
}

/** A value with its unit; money is stored in 分 and shown in 元. */
function exactly(value: string, unit: string): string {
  const [, sign = '', fen] = unit === '分' ? (/^(-?)(\d+)$/.exec(value) ?? []) : [];
  if (fen === undefined) return `${value}${unit}`;
  const digits = fen.padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}元`;
}

/** The day in China, which has kept UTC+8 without summer time since 1991. @param at ISO 8601 in UTC */
function dayInChina(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
