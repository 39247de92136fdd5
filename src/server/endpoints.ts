import type { Endpoint } from './endpoint.ts';
import { ACCOUNT_ENDPOINTS } from './routes/accounts.ts';
import { APPOINTMENT_ENDPOINTS } from './routes/appointments.ts';
import { AUDIT_ENDPOINTS } from './routes/audit.ts';
import { BATCH_ENDPOINTS } from './routes/batches.ts';
import { CALENDAR_ENDPOINTS } from './routes/calendar.ts';
import { CITY_ENDPOINTS } from './routes/city.ts';
import { DEFINITION_ENDPOINTS } from './routes/definitions.ts';
import { DUTY_ENDPOINTS } from './routes/duties.ts';
import { DUTY_MINE_ENDPOINTS } from './routes/duty-mine.ts';
import { DUTY_BURDEN_ENDPOINTS } from './routes/duty-burden.ts';
import { DUTY_LIST_ENDPOINTS } from './routes/duty-list.ts';
import { UNIT_ENDPOINTS } from './routes/units.ts';
import { FIRST_STEP_ENDPOINTS } from './routes/first-steps.ts';
import { DISCLOSURE_ENDPOINTS } from './routes/disclosures.ts';
import { FACT_ENDPOINTS } from './routes/facts.ts';
import { FILE_ENDPOINTS } from './routes/files.ts';
import { JOB_ENDPOINTS } from './routes/jobs.ts';
import { OWN_LEDGER_ENDPOINTS } from './routes/own-ledgers.ts';
import { LEDGER_ENDPOINTS } from './routes/ledgers.ts';
import { PASSWORD_ENDPOINTS } from './routes/password.ts';
import { PROOF_ENDPOINTS } from './routes/proofs.ts';
import { REPORT_ENDPOINTS } from './routes/reports.ts';
import { REPORT_ROOM_ENDPOINTS } from './routes/report-room.ts';
import { REPORT_SIGNING_ENDPOINTS } from './routes/report-signing.ts';
import { REPORT_WORD_ENDPOINTS } from './routes/report-words.ts';
import { REPORT_TEXT_ENDPOINTS } from './routes/report-text.ts';
import { OVERVIEW_ENDPOINTS } from './routes/overview.ts';
import { DESK_ENDPOINTS } from './routes/desk.ts';
import { OWN_ENDPOINTS } from './routes/own.ts';
import { ROW_USE_ENDPOINTS } from './routes/row-uses.ts';
import { CHOICE_ENDPOINTS } from './routes/choices.ts';
import { ROW_FORM_ENDPOINTS } from './routes/row-forms.ts';
import { ROW_STATUS_ENDPOINTS } from './routes/row-status.ts';
import { ROW_ENDPOINTS } from './routes/rows.ts';
import { SESSION_ENDPOINTS } from './routes/session.ts';
import { SETTING_ENDPOINTS } from './routes/settings.ts';
import { SINGLE_SIGN_ON_ENDPOINTS } from './routes/single-sign-on.ts';
import { OWN_SESSION_ENDPOINTS } from './routes/own-sessions.ts';
import { ORDER_ENDPOINTS } from './routes/supervision-orders.ts';
import { TASK_ENDPOINTS } from './routes/supervision-tasks.ts';
import { STAFF_WORKBOOK_ENDPOINTS } from './routes/staff-workbook.ts';
import { TOKEN_ENDPOINTS } from './routes/tokens.ts';
import { REMINDER_ENDPOINTS } from './routes/reminders.ts';
import { REMINDER_CHANNEL_ENDPOINTS } from './routes/reminder-channels.ts';
import { CALENDAR_FEED_ENDPOINTS } from './routes/calendar-feed.ts';
import { PROPOSAL_ENDPOINTS } from './routes/proposals.ts';
import { BACKUP_ENDPOINTS } from './routes/backups.ts';
import { INSTALLATION_ENDPOINTS } from './routes/installation.ts';
import { LEARNED_REPORT_ENDPOINTS } from './routes/learned-reports.ts';

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
