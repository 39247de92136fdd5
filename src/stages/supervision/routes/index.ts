import type { Endpoint } from '#service/endpoint.ts';
import { ORDER_ENDPOINTS } from './supervision-orders.ts';
import { TASK_ENDPOINTS } from './supervision-tasks.ts';

/** The endpoints of this stage. A further route adds its list here. */
export const SUPERVISION_STAGE_ENDPOINTS: readonly Endpoint[] = [...ORDER_ENDPOINTS, ...TASK_ENDPOINTS];
