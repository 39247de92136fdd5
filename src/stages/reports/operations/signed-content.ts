import { createHash } from 'node:crypto';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { isUnmetWarning, type PreparedReport, type ReportRequest } from './prepare-report.ts';

/**
 * The digest of what a signature covers: every word of the document but its date, each number with its exact value and
 * number of rows, the known warnings and findings with their explanations, and the declared numbers. The date of
 * signing or issue makes no difference; any other change of these does.
 * @returns 64 hex digits; null while the report may not be issued
 */
export function signedContent({ report, year }: ReportRequest, prepared: PreparedReport): string | null {
  const { document, facts, checks, findings, quantities } = prepared;
  if (!document) return null;
  const { date: _, ...words } = document;
  const declared = quantities.flatMap(({ declared: one }) =>
    one?.by ? [{ text: one.text, reason: one.reason, name: one.by.name, office: one.by.office }] : [],
  );
  const explained = findings.flatMap(({ id, explanation: one }) =>
    one ? [{ id, text: one.text, by: one.by, office: one.office }] : [],
  );
  const covered = {
    report,
    year,
    // Through JSON, so that undefined members are left out.
    words: JSON.stringify(words),
    numbers: facts.facts.map(({ slot, value, printed, rows }) => ({ slot, value, printed, rows })),
    warnings: checks.filter(isUnmetWarning).map(({ id }) => id),
    findings: findings.map(({ id }) => id),
    // The explanation of a warning: the signer has read it.
    ...(explained.length > 0 ? { explained } : {}),
    // Declared numbers of the text: the signer has seen them.
    ...(declared.length > 0 ? { declared } : {}),
  };
  return createHash('sha256').update(canonicalJson(covered)).digest('hex');
}
