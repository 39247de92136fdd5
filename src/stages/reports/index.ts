// The door of the stage 报告.
export { draftReport, renderDraft } from './operations/draft-report.ts';
export { ISSUED_FILES, issuedFile, type IssuedFileKind } from './operations/issued-file.ts';
export { listIssued } from './operations/list-issued.ts';
export { issueReport } from './operations/issue-report.ts';
export type { IssuedReport } from './operations/issued-report.ts';
export { readExplanations } from './operations/read-explanations.ts';
export type { Obstacle } from './operations/obstacles.ts';
export {
  isUnmetWarning,
  prepareReport,
  type PreparedReport,
  type ReportRequest,
} from './operations/prepare-report.ts';
export { issuedWithRow } from './operations/issued-with-row.ts';
export { declareLiteral } from './operations/declare-literal.ts';
export { nameOf } from './operations/name-of.ts';
export { confirmParameters } from './operations/confirm-parameters.ts';
export { explainFinding } from './operations/explain-finding.ts';
export { withdrawExplanation } from './operations/withdraw-explanation.ts';
export { withdrawLiteral } from './operations/withdraw-literal.ts';
export { textChanges } from './operations/text-changes.ts';
export { compareIssued } from './operations/compare-issued.ts';
export { maskRoom } from './operations/mask-room.ts';
export { readSigning } from './operations/read-signing.ts';
export { readText } from './operations/read-text.ts';
export { saveText } from './operations/save-text.ts';
export { reportMatters } from './operations/report-matters.ts';
export { type WaitingReports, waitingReports } from './operations/waiting-reports.ts';
export { signReport } from './operations/sign-report.ts';
export { sendForSigning } from './operations/send-for-signing.ts';
export { recallSending } from './operations/recall-sending.ts';
export { returnReport } from './operations/return-report.ts';
export { readRoom, type RoomEyes } from './operations/read-room.ts';
export { proveRow } from './operations/prove-row.ts';
export { type FactDrift, reportChanges } from './operations/report-changes.ts';
export { driftInWords, verifyAgainstData } from './operations/verify-against-data.ts';
export { verifierPage } from './operations/report-pages.ts';
export { draftName, writeDraftFile, writeReportFiles } from './operations/write-report-files.ts';
