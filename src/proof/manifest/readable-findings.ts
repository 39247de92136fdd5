import type { ManifestFinding } from './consistency-part.ts';
import type { Manifest } from './manifest.ts';

/** A written explanation of an office, with its author. */
export type Said = {
  readonly text: string;
  readonly by: string;
  readonly office: string;
};

/** A contradiction in the text, as the reading page shows it. */
export type ReadableFinding = {
  readonly severity: ManifestFinding['severity'];
  readonly what: string;
  readonly why: string;
  readonly said: Said | null;
  /** The numbers that it concerns; none: it concerns handwritten numbers. */
  readonly slots: readonly string[];
};

/**
 * These kinds reveal a period, another period's count, or last year's value; for sealed ledgers the page omits them.
 */
const TELLING: readonly ManifestFinding['kind'][] = ['plan', 'cut_off', 'floor'];

/**
 * The findings of a manifest, reduced to what a reading page may contain: no units, no auxiliary values, and of sealed
 * ledgers only the numbers.
 * @returns each with the id of the check of the pack that it repeats, or null
 */
export function readableFindings(
  manifest: Pick<Manifest, 'consistency' | 'facts' | 'checks'>,
): readonly (ReadableFinding & { readonly check: string | null })[] {
  const { consistency, facts } = manifest;
  const known = new Set(facts.map((fact) => fact.slot));
  return (consistency?.findings ?? []).map((finding) => {
    const { id, kind, severity, why, where, values, explanation } = finding;
    const named = [...where.flatMap((place) => place.slots), ...Object.keys(values)];
    return {
      check: kind === 'rule' ? id : null,
      severity,
      what: wordsOf(finding, named, manifest),
      why,
      said: explanation,
      slots: [...new Set(named)].filter((slot) => known.has(slot)),
    };
  });
}

function wordsOf(
  { id, kind, what }: ManifestFinding,
  named: readonly string[],
  { checks, consistency, facts }: Pick<Manifest, 'consistency' | 'facts' | 'checks'>,
): string {
  if (kind === 'rule') return checks.find((check) => check.id === id)?.message ?? what;
  if (kind === 'silent') {
    const sum = consistency?.relations.sums.find(({ slot }) => named.includes(slot));
    return `这个数不含全年没有一条记录的 ${sum?.silent.length ?? 0} 个单位，名称见签名清单`;
  }
  const sealed = facts.some((fact) => fact.sealed && named.includes(fact.slot));
  return sealed && TELLING.includes(kind) ? '这个数出自封存台账，与别处有出入，详见签名清单' : what;
}
