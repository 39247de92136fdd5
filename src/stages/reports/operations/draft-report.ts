import { logEvents } from '#engine/audit/index.ts';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { renderDocx } from '#proof/documents/render-docx.ts';
import type { Actor } from '#kernel/audit/index.ts';
import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import { isUnmetWarning, type PreparedReport, type ReportRequest } from './prepare-report.ts';
import { prepareProof } from './prepare-proof.ts';
import { refusalOf } from './refusal-of.ts';

export interface DraftedReport {
  readonly prepared: PreparedReport;
  readonly document: OfficialDocument;
}

/**
 * Drafts a report: computes and judges it and fills its text. It stores only the entry in the log, and the digests of
 * its rows, which its issue then reuses.
 * @throws REPORT-REFUSED with every obstacle and warning in its details, REPORT-UNKNOWN
 */
export async function draftReport(
  request: ReportRequest,
  actor: Actor,
  algorithm: HashAlgorithm = 'sha256',
): Promise<DraftedReport> {
  const { db, scope, now, report, year } = request;
  const { prepared } = await prepareProof(request, algorithm);
  const { document } = prepared;
  const warnings = prepared.checks.filter(isUnmetWarning);
  if (!document) throw refusalOf(year, prepared);
  const told = { report, title: document.title.join(''), year, warnings: warnings.length };
  await logEvents(db, { scope, actor, now }, [{ type: 'report.draft', data: told }]);
  return { prepared, document };
}

/** A draft as a document: its title says so, and it has no manifest. */
export function renderDraft(document: OfficialDocument): Uint8Array {
  return renderDocx({ ...document, title: [...document.title, '（草稿）'] });
}
