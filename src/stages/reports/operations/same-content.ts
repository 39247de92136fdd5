import { createHash } from 'node:crypto';
import type { ExplainedFinding } from '#proof/consistency/explain.ts';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { renderDocx } from '#proof/documents/render-docx.ts';
import type { IssuedVersion } from './issued-versions.ts';
import type { PreparedReport } from './prepare-report.ts';

/**
 * The date is no part of the content: the same report on another day is the issued one. An explanation that the issued
 * version does not have is content; a request without explanations matches the issued version.
 */
export function saysTheSame(
  { findings }: PreparedReport,
  document: OfficialDocument,
  last: IssuedVersion,
): boolean {
  const known = new Map(last.findings?.map((one) => [one.id, one.explanation]));
  const news = findings.some(
    ({ id, explanation }) =>
      explanation !== null && JSON.stringify(wordsOf(known.get(id))) !== JSON.stringify(wordsOf(explanation)),
  );
  return !news && sha256(renderDocx({ ...document, date: last.datedOn })) === last.content;
}

/** jsonb does not keep key order, so the words are compared in a fixed order. */
function wordsOf(explanation: ExplainedFinding['explanation'] | undefined): readonly string[] {
  return explanation ? [explanation.text, explanation.by, explanation.office] : [];
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
