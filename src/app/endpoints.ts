import type { Endpoint } from '#service/endpoint.ts';
import { ACCOUNT_ENDPOINTS } from '#stages/office/routes/accounts.ts';
import { APPOINTMENT_ENDPOINTS } from '#stages/office/routes/appointments.ts';
import { AUDIT_ENDPOINTS } from '#stages/office/routes/audit.ts';
import { BATCH_ENDPOINTS } from '#stages/ledgers/routes/batches.ts';
import { CALENDAR_ENDPOINTS } from '#stages/office/routes/calendar.ts';
import { CITY_ENDPOINTS } from '#stages/office/routes/city.ts';
import { DEFINITION_ENDPOINTS } from '#stages/office/routes/definitions.ts';
import { DUTY_ENDPOINTS } from '#stages/duties/routes/duties.ts';
import { DUTY_MINE_ENDPOINTS } from '#stages/duties/routes/duty-mine.ts';
import { DUTY_BURDEN_ENDPOINTS } from '#stages/duties/routes/duty-burden.ts';
import { DUTY_LIST_ENDPOINTS } from '#stages/duties/routes/duty-list.ts';
import { UNIT_ENDPOINTS } from '#stages/office/routes/units.ts';
import { FIRST_STEP_ENDPOINTS } from '#stages/office/routes/first-steps.ts';
import { DISCLOSURE_ENDPOINTS } from '#stages/office/routes/disclosures.ts';
import { FACT_ENDPOINTS } from '#stages/reports/routes/facts.ts';
import { FILE_ENDPOINTS } from '#stages/ledgers/routes/files.ts';
import { JOB_ENDPOINTS } from '#stages/office/routes/jobs.ts';
import { OWN_LEDGER_ENDPOINTS } from '#stages/ledgers/routes/own-ledgers.ts';
import { LEDGER_ENDPOINTS } from '#stages/ledgers/routes/ledgers.ts';
import { PASSWORD_ENDPOINTS } from '#stages/office/routes/password.ts';
import { PROOF_ENDPOINTS } from '#stages/reports/routes/proofs.ts';
import { REPORT_ENDPOINTS } from '#stages/reports/routes/reports.ts';
import { REPORT_ROOM_ENDPOINTS } from '#stages/reports/routes/report-room.ts';
import { REPORT_SIGNING_ENDPOINTS } from '#stages/reports/routes/report-signing.ts';
import { REPORT_WORD_ENDPOINTS } from '#stages/reports/routes/report-words.ts';
import { REPORT_TEXT_ENDPOINTS } from '#stages/reports/routes/report-text.ts';
import { OVERVIEW_ENDPOINTS } from '#stages/ledgers/routes/overview.ts';
import { DESK_ENDPOINTS } from '#stages/office/routes/desk.ts';
import { OWN_ENDPOINTS } from '#stages/ledgers/routes/own.ts';
import { ROW_USE_ENDPOINTS } from '#stages/reports/routes/row-uses.ts';
import { CHOICE_ENDPOINTS } from '#stages/ledgers/routes/choices.ts';
import { ROW_FORM_ENDPOINTS } from '#stages/ledgers/routes/row-forms.ts';
import { ROW_STATUS_ENDPOINTS } from '#stages/ledgers/routes/row-status.ts';
import { ROW_ENDPOINTS } from '#stages/ledgers/routes/rows.ts';
import { SESSION_ENDPOINTS } from '#stages/office/routes/session.ts';
import { SETTING_ENDPOINTS } from '#stages/office/routes/settings.ts';
import { SINGLE_SIGN_ON_ENDPOINTS } from '#stages/office/routes/single-sign-on.ts';
import { OWN_SESSION_ENDPOINTS } from '#stages/office/routes/own-sessions.ts';
import { ORDER_ENDPOINTS } from '#stages/supervision/routes/supervision-orders.ts';
import { TASK_ENDPOINTS } from '#stages/supervision/routes/supervision-tasks.ts';
import { STAFF_WORKBOOK_ENDPOINTS } from '#stages/office/routes/staff-workbook.ts';
import { TOKEN_ENDPOINTS } from '#stages/office/routes/tokens.ts';
import { REMINDER_ENDPOINTS } from '#stages/duties/routes/reminders.ts';
import { REMINDER_CHANNEL_ENDPOINTS } from '#stages/duties/routes/reminder-channels.ts';
import { CALENDAR_FEED_ENDPOINTS } from '#stages/duties/routes/calendar-feed.ts';
import { PROPOSAL_ENDPOINTS } from '#stages/office/routes/proposals.ts';
import { BACKUP_ENDPOINTS } from '#stages/office/routes/backups.ts';
import { INSTALLATION_ENDPOINTS } from '#stages/office/routes/installation.ts';
import { LEARNED_REPORT_ENDPOINTS } from '#stages/reports/routes/learned-reports.ts';

/** Every endpoint of the service, in the order of the document. A further module adds its list here; nothing else is to be done. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...CITY_ENDPOINTS,
  ...UNIT_ENDPOINTS,
  ...CALENDAR_ENDPOINTS,
  ...DEFINITION_ENDPOINTS,
  ...FIRST_STEP_ENDPOINTS,
  ...SESSION_ENDPOINTS,
  ...OWN_SESSION_ENDPOINTS,
  ...PASSWORD_ENDPOINTS,
  ...SINGLE_SIGN_ON_ENDPOINTS,
  ...TOKEN_ENDPOINTS,
  ...ACCOUNT_ENDPOINTS,
  ...STAFF_WORKBOOK_ENDPOINTS,
  ...APPOINTMENT_ENDPOINTS,
  ...DISCLOSURE_ENDPOINTS,
  ...SETTING_ENDPOINTS,
  ...LEDGER_ENDPOINTS,
  ...OWN_LEDGER_ENDPOINTS,
  ...ROW_ENDPOINTS,
  ...DUTY_LIST_ENDPOINTS,
  ...DUTY_BURDEN_ENDPOINTS,
  ...DUTY_ENDPOINTS,
  ...DUTY_MINE_ENDPOINTS,
  ...ORDER_ENDPOINTS,
  ...TASK_ENDPOINTS,
  ...REPORT_ROOM_ENDPOINTS,
  ...REPORT_SIGNING_ENDPOINTS,
  ...REPORT_WORD_ENDPOINTS,
  ...REPORT_TEXT_ENDPOINTS,
  ...OVERVIEW_ENDPOINTS,
  ...DESK_ENDPOINTS,
  ...OWN_ENDPOINTS,
  ...ROW_USE_ENDPOINTS,
  ...CHOICE_ENDPOINTS,
  ...ROW_FORM_ENDPOINTS,
  ...ROW_STATUS_ENDPOINTS,
  ...FILE_ENDPOINTS,
  ...JOB_ENDPOINTS,
  ...BATCH_ENDPOINTS,
  ...FACT_ENDPOINTS,
  ...REPORT_ENDPOINTS,
  ...PROOF_ENDPOINTS,
  ...AUDIT_ENDPOINTS,
  ...REMINDER_ENDPOINTS,
  ...REMINDER_CHANNEL_ENDPOINTS,
  ...CALENDAR_FEED_ENDPOINTS,
  ...LEARNED_REPORT_ENDPOINTS,
  ...INSTALLATION_ENDPOINTS,
  ...PROPOSAL_ENDPOINTS,
  ...BACKUP_ENDPOINTS,
];
