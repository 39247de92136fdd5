import type { Endpoint } from '#service/endpoint.ts';
import { MATTER_ORDER_ENDPOINTS } from './matter-orders.ts';
import { ORDER_ENDPOINTS } from './supervision-orders.ts';
import { TASK_ENDPOINTS } from './supervision-tasks.ts';

/** The endpoints of this stage. A further route adds its list here. */
export const SUPERVISION_STAGE_ENDPOINTS: readonly Endpoint[] = [
  ...ORDER_ENDPOINTS,
  ...MATTER_ORDER_ENDPOINTS,
  ...TASK_ENDPOINTS,
];
