import type { Endpoint } from '#service/endpoint.ts';
import { FACTS_BY_UNIT_ENDPOINTS } from './facts-by-unit.ts';
import { FACT_ENDPOINTS } from './facts.ts';
import { LEARNED_REPORT_ENDPOINTS } from './learned-reports.ts';
import { PROOF_ENDPOINTS } from './proofs.ts';
import { REPORT_ROOM_ENDPOINTS } from './report-room.ts';
import { REPORT_SIGNING_ENDPOINTS } from './report-signing.ts';
import { REPORT_TEXT_ENDPOINTS } from './report-text.ts';
import { REPORT_WORD_ENDPOINTS } from './report-words.ts';
import { REPORT_ENDPOINTS } from './reports.ts';
import { ROW_USE_ENDPOINTS } from './row-uses.ts';

/** The endpoints of this stage. A further route adds its list here. */
export const REPORT_STAGE_ENDPOINTS: readonly Endpoint[] = [
  ...REPORT_ROOM_ENDPOINTS,
  ...REPORT_SIGNING_ENDPOINTS,
  ...REPORT_WORD_ENDPOINTS,
  ...REPORT_TEXT_ENDPOINTS,
  ...ROW_USE_ENDPOINTS,
  ...FACTS_BY_UNIT_ENDPOINTS,
  ...FACT_ENDPOINTS,
  ...REPORT_ENDPOINTS,
  ...PROOF_ENDPOINTS,
  ...LEARNED_REPORT_ENDPOINTS,
];
