import { WHOLE_REGION } from '#kernel/db/index.ts';
import { CONSISTENCY_METHOD, findConsistency } from '#proof/consistency/find-consistency.ts';
import { commitmentOf } from '#proof/manifest/commitment.ts';
import { completeManifest } from '#proof/manifest/complete-manifest.ts';
import { consistencyText } from '#proof/manifest/consistency-text.ts';
import { consistencySchema, type ManifestConsistency } from '#proof/manifest/consistency-part.ts';
import { textOfDocument } from '#proof/manifest/document-text.ts';
import type { ManifestQuantities } from '#proof/manifest/quantities-part.ts';
import { QUANTITIES_METHOD } from '#proof/quantities/judge-quantities.ts';
import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import { type Manifest, MANIFEST_FORMAT } from '#proof/manifest/manifest.ts';
import type { Hash } from '#proof/manifest/merkle-tree.ts';
import { packageFiles } from '#proof/manifest/write-package.ts';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { type CountedPass, countedBy, type Fact, inForce, isSealed } from '#engine/queries/index.ts';
import type { Indicator } from '#model/pack/types.ts';
import type { PreparedReport, ReportRequest } from './prepare-report.ts';
import { reportPages } from './report-pages.ts';
import { lastIssued, periodOf } from './report-text.ts';
import { withheldBy } from './withheld-by.ts';

/** What the manifest contains besides the prepared report. */
export interface Issue {
  readonly number: number;
  readonly reason: string | null;
  readonly actor: string;
  readonly keyId: string;
  readonly algorithm: HashAlgorithm;
  readonly hash: Hash;
  readonly counted: readonly CountedPass[];
  /** Last year's value by slot, of the numbers that have one. */
  readonly lastYear: ReadonlyMap<string, string>;
  /** 32 random bytes of a number whose value is not published, hexadecimal. */
  readonly saltOf: (slot: string) => string;
}

/** Builds the manifest with everything that is signed (docs/manifest.md). */
export function buildManifest(
  request: ReportRequest,
  { facts, checks, findings, surroundings, quantities }: PreparedReport,
  document: OfficialDocument,
  issue: Issue,
): Manifest {
  const { pack, year, scope, report, date, now } = request;
  const day = `${year}-12-31`;
  const indicators = inForce(pack.indicators, day);
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const written = new Map(inForce(pack.checks, day).map((one) => [one.id, one.written]));
  const whole = scope.lo === WHOLE_REGION.lo && scope.hi === WHOLE_REGION.hi;
  const withheld = withheldBy(request, facts);
  const bare: Omit<Manifest, 'digests'> = {
    format: MANIFEST_FORMAT,
    report: {
      id: report,
      number: issue.number,
      year,
      title: document.title.join(''),
      date,
      city: facts.parameters.get('city_name') ?? '',
      reason: issue.reason,
    },
    packs: [...pack.parts],
    hash: issue.algorithm,
    issued: { at: now.toISOString(), actor: issue.actor, key: issue.keyId },
    facts: facts.facts.map((fact) => {
      const indicator = byId.get(fact.indicator);
      if (!indicator) throw new Error(`no indicator ${fact.indicator}`);
      const rows = countedBy(indicator, indicators);
      return {
        ...factWords(fact, indicator),
        ...(withheld.has(fact.slot) ? committed(fact, issue) : {}),
        over: { ledger: rows.over, title: pack.ledgers.get(rows.over)?.title ?? rows.over },
        period: periodOf(rows.time, year),
        scope: whole ? '全市' : scope.lo,
        ...rootOf(fact, isSealed(pack, rows), issue),
      };
    }),
    values: inForce(pack.values, day).map(({ id, title, unit }) => ({
      id,
      title,
      unit,
      value: withheld.has(id) ? null : (facts.values.get(id) ?? null),
    })),
    last_year: lastYearOf(request, facts, issue).filter(({ slot }) => !withheld.has(slot)),
    parameters: Object.fromEntries(facts.parameters),
    checks: checks.map(({ id, severity, message, outcome, values }) => ({
      id,
      severity,
      message,
      assert: written.get(id) ?? '',
      outcome,
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, withheld.has(name) ? null : value]),
      ),
    })),
    silent_units: surroundings.silent.map(({ code, name }) => ({ code, name })),
    quantities: quantitiesOf(quantities),
    withheld: [...withheld].toSorted(),
    text: textOfDocument(document),
  };
  const read = { ...bare, consistency: consistencyOf(bare, findings, surroundings, year) };
  return completeManifest(read, packageFiles(reportPages(read)), issue.hash);
}

/** The numbers in the words that come from no ledger, classified. */
function quantitiesOf(quantities: PreparedReport['quantities']): ManifestQuantities {
  const declared = quantities.flatMap((one) => one.declared ?? []);
  return {
    method: QUANTITIES_METHOD,
    literals: [...new Map(declared.map((one) => [one.text, one])).values()].map(({ text, reason, by }) => ({
      text,
      reason,
      by: by && { name: by.name, office: by.office },
    })),
    parameters: quantities.flatMap(({ standing, block, source, name }) =>
      standing === 'parameter' && source ? [{ block, start: source.start, end: source.end, name }] : [],
    ),
  };
}

/** Replaces a value that is not published. */
function committed(
  { slot, value }: Fact,
  { saltOf, hash }: Issue,
): { readonly value: null; readonly commitment: string } {
  return { value: null, commitment: commitmentOf(slot, value ?? '', saltOf(slot), hash) };
}

function factWords(
  fact: Fact,
  indicator: Indicator,
): Omit<Manifest['facts'][number], 'over' | 'period' | 'scope' | 'sealed' | 'rows' | 'root'> {
  return {
    slot: fact.slot,
    indicator: fact.indicator,
    title: fact.title,
    definition: indicator.definition,
    expression: { ...indicator.written },
    unit: fact.unit,
    value_unit: fact.valueUnit,
    render: indicator.render,
    value: fact.value ?? '',
    printed: fact.printed ?? '',
    noun: fact.noun,
  };
}

function consistencyOf(
  manifest: Omit<Manifest, 'digests'>,
  findings: PreparedReport['findings'],
  { relations, before }: PreparedReport['surroundings'],
  year: number,
): ManifestConsistency {
  const withheld = new Set(manifest.withheld);
  const last = lastIssued(before, year);
  const shared = {
    method: CONSISTENCY_METHOD,
    relations,
    last_issued: last && { ...last, numbers: last.numbers.filter(({ slot }) => !withheld.has(slot)) },
  };
  // Parsed by its own schema: the result is an independent copy in the form that a verifier expects.
  return consistencySchema.parse({
    ...shared,
    findings: published(manifest, consistencySchema.parse({ ...shared, findings: [] }), findings).map(
      ({ mayExplain, ...one }) => ({ ...one, may_explain: mayExplain }),
    ),
  });
}

/**
 * The findings as every reader can compute them: from the prints of the numbers whose values are not published.
 * Explanations are kept.
 */
function published(
  manifest: Omit<Manifest, 'digests'>,
  consistency: ManifestConsistency,
  findings: PreparedReport['findings'],
): PreparedReport['findings'] {
  if (manifest.withheld?.length === 0) return findings;
  const said = new Map(findings.map((one) => [one.id, one.explanation]));
  return findConsistency(consistencyText(manifest, consistency)).map((one) => ({
    ...one,
    explanation: said.get(one.id) ?? null,
  }));
}

/**
 * Last year's values: those with which year-on-year figures were compared, and all others except those of sealed
 * ledgers.
 */
function lastYearOf(
  { pack, year }: ReportRequest,
  { facts, lastYear }: PreparedReport['facts'],
  issue: Issue,
): Manifest['last_year'] {
  const indicators = inForce(pack.indicators, `${year}-12-31`);
  const byId = new Map(indicators.map((one) => [one.id, one]));
  return facts.flatMap(({ slot, indicator: id }) => {
    const compared = lastYear.get(id);
    if (compared !== undefined) return [{ slot, value: compared }];
    const indicator = byId.get(id);
    const value = issue.lastYear.get(slot);
    if (!indicator || value === undefined || isSealed(pack, countedBy(indicator, indicators))) return [];
    return [{ slot, value }];
  });
}

function rootOf(
  fact: Fact,
  sealed: boolean,
  { counted }: Issue,
): { sealed: boolean; rows: number | null; root: string | null } {
  if (sealed) return { sealed, rows: null, root: null };
  const found = counted.find((one) => one.slots.includes(fact.slot))?.roots.get(fact.slot);
  if (!found) throw new Error(`no rows were digested for ${fact.slot}`);
  // The count and the digests come from two statements; one snapshot gives them the same rows.
  if (found.rows !== fact.rows)
    throw new Error(`${fact.slot}: ${fact.rows} rows counted, ${found.rows} digested`);
  return { sealed, ...found };
}
