// The door of the stage 报告.
import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

export { reportErrors } from './errors.ts';
export { issueReport, type IssuedReport } from './operations/issue-report.ts';
export {
  isUnmetWarning,
  type Obstacle,
  prepareReport,
  type PreparedReport,
  type ReportRequest,
} from './operations/prepare-report.ts';
export { writeReportFile } from './operations/write-report-file.ts';

/** The tables of the stage. */
export const REPORT_MIGRATIONS: MigrationSource = {
  module: 'stages/reports',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
