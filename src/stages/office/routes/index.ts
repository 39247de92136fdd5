import type { Endpoint } from '#service/endpoint.ts';
import { ACCOUNT_ENDPOINTS } from './accounts.ts';
import { APPOINTMENT_ENDPOINTS } from './appointments.ts';
import { AUDIT_ENDPOINTS } from './audit.ts';
import { BACKUP_ENDPOINTS } from './backups.ts';
import { CALENDAR_ENDPOINTS } from './calendar.ts';
import { CITY_ENDPOINTS } from './city.ts';
import { DEFINITION_ENDPOINTS } from './definitions.ts';
import { DESK_ENDPOINTS } from './desk.ts';
import { DISCLOSURE_ENDPOINTS } from './disclosures.ts';
import { FIRST_STEP_ENDPOINTS } from './first-steps.ts';
import { INSTALLATION_ENDPOINTS } from './installation.ts';
import { JOB_ENDPOINTS } from './jobs.ts';
import { OWN_SESSION_ENDPOINTS } from './own-sessions.ts';
import { PASSWORD_ENDPOINTS } from './password.ts';
import { PROPOSAL_ENDPOINTS } from './proposals.ts';
import { SESSION_ENDPOINTS } from './session.ts';
import { SETTING_ENDPOINTS } from './settings.ts';
import { SINGLE_SIGN_ON_ENDPOINTS } from './single-sign-on.ts';
import { STAFF_WORKBOOK_ENDPOINTS } from './staff-workbook.ts';
import { TOKEN_ENDPOINTS } from './tokens.ts';
import { UNIT_ENDPOINTS } from './units.ts';

/** The endpoints of this stage. A further route adds its list here. */
export const OFFICE_STAGE_ENDPOINTS: readonly Endpoint[] = [
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
  ...DESK_ENDPOINTS,
  ...JOB_ENDPOINTS,
  ...AUDIT_ENDPOINTS,
  ...INSTALLATION_ENDPOINTS,
  ...PROPOSAL_ENDPOINTS,
  ...BACKUP_ENDPOINTS,
];
