import { createHash } from 'node:crypto';
import type { Explanation } from '#proof/consistency/explain.ts';
import type { AddressedFinding } from '#proof/consistency/finding.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import type { KeptExplanation } from './declared-words.ts';

/** The content of a finding as a digest: an explanation applies to these words and values only. */
export function aboutOf({ id, what, values }: Pick<AddressedFinding, 'id' | 'what' | 'values'>): string {
  return createHash('sha256')
    .update(canonicalJson({ id, what, values: { ...values } }))
    .digest('hex');
}

/**
 * The explanations from the workspace that still apply: the content of the finding is unchanged, and the office is the
 * one that may explain it. Explanations in the request itself take precedence.
 */
export function explanationsFor(
  findings: readonly AddressedFinding[],
  said: readonly KeptExplanation[],
  given: readonly Explanation[],
): readonly Explanation[] {
  const named = new Set(given.map(({ finding }) => finding));
  const kept = findings.flatMap((finding) => {
    const one = named.has(finding.id) ? undefined : explanationOf(finding, said);
    return one ? [{ finding: finding.id, text: one.text, by: one.name, office: one.office }] : [];
  });
  return [...given, ...kept];
}

/** The stored explanation of a finding; undefined where none applies. */
export function explanationOf(
  finding: AddressedFinding,
  said: readonly KeptExplanation[],
): KeptExplanation | undefined {
  const about = aboutOf(finding);
  return said.find(
    (one) => one.finding === finding.id && one.about === about && one.office === finding.mayExplain,
  );
}
