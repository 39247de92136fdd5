import type { AddressedFinding } from './finding.ts';

/** A written explanation of a finding by an office. */
export interface Explanation {
  /** Id of the finding. */
  readonly finding: string;
  readonly text: string;
  /** Name of whoever explains. */
  readonly by: string;
  readonly office: string;
}

/** A finding with its explanation; null where it has none. */
export interface ExplainedFinding extends AddressedFinding {
  readonly explanation: Omit<Explanation, 'finding'> | null;
}

/**
 * Assigns explanations to their findings.
 * @returns the findings with their explanations; or every explanation that is refused, in words
 */
export function explain(
  findings: readonly AddressedFinding[],
  explanations: readonly Explanation[],
): { readonly findings: readonly ExplainedFinding[]; readonly refused: readonly string[] } {
  const byId = new Map(findings.map((one) => [one.id, one]));
  const said = new Map<string, Omit<Explanation, 'finding'>>();
  const refused = explanations.flatMap(({ finding: id, text, by, office }): readonly string[] => {
    const finding = byId.get(id);
    if (!finding) return [`没有编号为“${id}”的问题`];
    if (said.has(id)) return [`“${id}”说明了两次`];
    said.set(id, { text: text.trim(), by: by.trim(), office: office.trim() });
    if (finding.mayExplain === null) return [`“${id}”是错误，须改正，不能说明`];
    if (text.trim() === '' || by.trim() === '') return [`“${id}”的说明或说明人是空的`];
    if (office.trim() !== finding.mayExplain)
      return [`“${id}”由${finding.mayExplain}说明，不是“${office.trim()}”`];
    return [];
  });
  return {
    refused,
    findings: findings.map((one) => ({ ...one, explanation: said.get(one.id) ?? null })),
  };
}
