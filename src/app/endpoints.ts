import type { Endpoint } from '#service/endpoint.ts';
import { DUTY_STAGE_ENDPOINTS } from '#stages/duties/routes/index.ts';
import { LEDGER_STAGE_ENDPOINTS } from '#stages/ledgers/routes/index.ts';
import { OFFICE_STAGE_ENDPOINTS } from '#stages/office/routes/index.ts';
import { REPORT_STAGE_ENDPOINTS } from '#stages/reports/routes/index.ts';
import { SUPERVISION_STAGE_ENDPOINTS } from '#stages/supervision/routes/index.ts';

/** Every endpoint of the service, in the order of the document. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...OFFICE_STAGE_ENDPOINTS,
  ...LEDGER_STAGE_ENDPOINTS,
  ...DUTY_STAGE_ENDPOINTS,
  ...SUPERVISION_STAGE_ENDPOINTS,
  ...REPORT_STAGE_ENDPOINTS,
];
