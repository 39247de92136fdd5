import type { Endpoint } from '#service/endpoint.ts';
import { BATCH_ENDPOINTS } from './batches.ts';
import { CHOICE_ENDPOINTS } from './choices.ts';
import { FILE_ENDPOINTS } from './files.ts';
import { FLOW_ENDPOINTS } from './flow.ts';
import { HANDED_ENDPOINTS } from './handed.ts';
import { LEDGER_ENDPOINTS } from './ledgers.ts';
import { OVERVIEW_ENDPOINTS } from './overview.ts';
import { OWN_LEDGER_ENDPOINTS } from './own-ledgers.ts';
import { OWN_ENDPOINTS } from './own.ts';
import { ROW_FORM_ENDPOINTS } from './row-forms.ts';
import { ROW_STATUS_ENDPOINTS } from './row-status.ts';
import { ROW_ENDPOINTS } from './rows.ts';

/** The endpoints of this stage. A further route adds its list here. */
export const LEDGER_STAGE_ENDPOINTS: readonly Endpoint[] = [
  ...LEDGER_ENDPOINTS,
  ...OWN_LEDGER_ENDPOINTS,
  ...ROW_ENDPOINTS,
  ...OVERVIEW_ENDPOINTS,
  ...OWN_ENDPOINTS,
  ...CHOICE_ENDPOINTS,
  ...ROW_FORM_ENDPOINTS,
  ...ROW_STATUS_ENDPOINTS,
  ...FLOW_ENDPOINTS,
  ...HANDED_ENDPOINTS,
  ...FILE_ENDPOINTS,
  ...BATCH_ENDPOINTS,
];
