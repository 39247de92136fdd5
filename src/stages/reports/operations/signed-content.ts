import { createHash } from 'node:crypto';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { isUnmetWarning, type PreparedReport, type ReportRequest } from './prepare-report.ts';

/**
 * The digest of what a signature covers: every word of the document but its date, each number with its exact value and
 * how many rows it counts, the warnings and findings that were known with what was said of them, and the numbers that somebody
 * declared. The same report signed and issued on another
 * day is the same; any other change of these is not.
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
    // Through JSON, so that what is undefined is nothing.
    words: JSON.stringify(words),
    numbers: facts.facts.map(({ slot, value, printed, rows }) => ({ slot, value, printed, rows })),
    warnings: checks.filter(isUnmetWarning).map(({ id }) => id),
    findings: findings.map(({ id }) => id),
    // What was said of a warning: who signs has read it.
    ...(explained.length > 0 ? { explained } : {}),
    // Numbers of the text that somebody answers for: who signs has seen them.
    ...(declared.length > 0 ? { declared } : {}),
  };
  return createHash('sha256').update(canonicalJson(covered)).digest('hex');
}
