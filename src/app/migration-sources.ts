import { RECORD_MIGRATIONS } from '#engine/records/index.ts';
import { ACCESS_MIGRATIONS } from '#engine/access/index.ts';
import { CALENDAR_MIGRATIONS } from '#engine/calendar/index.ts';
import { FILE_MIGRATIONS } from '#engine/files/index.ts';
import { QUERY_MIGRATIONS } from '#engine/queries/index.ts';
import { AUDIT_MIGRATIONS } from '#kernel/audit/index.ts';
import { AUTH_MIGRATIONS } from '#kernel/auth/index.ts';
import { JOB_MIGRATIONS } from '#kernel/jobs/index.ts';
import type { MigrationSource } from '#kernel/db/index.ts';
import { HTTP_MIGRATIONS } from '#kernel/http/index.ts';
import { DUTY_MIGRATIONS } from '#stages/duties/index.ts';
import { LEDGER_MIGRATIONS } from '#stages/ledgers/index.ts';
import { SUPERVISION_MIGRATIONS } from '#stages/supervision/index.ts';
import { REPORT_MIGRATIONS } from '#stages/reports/index.ts';

/** Everything that has tables, in the order in which they stand on one another. The kernel comes before all. */
export const MIGRATION_SOURCES: readonly MigrationSource[] = [
  AUDIT_MIGRATIONS,
  AUTH_MIGRATIONS,
  HTTP_MIGRATIONS,
  JOB_MIGRATIONS,
  ACCESS_MIGRATIONS,
  RECORD_MIGRATIONS,
  CALENDAR_MIGRATIONS,
  FILE_MIGRATIONS,
  QUERY_MIGRATIONS,
  DUTY_MIGRATIONS,
  LEDGER_MIGRATIONS,
  SUPERVISION_MIGRATIONS,
  REPORT_MIGRATIONS,
];
