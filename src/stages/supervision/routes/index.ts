import type { Endpoint } from '#service/endpoint.ts';
import { ORDER_ENDPOINTS } from './supervision-orders.ts';
import { TASK_ENDPOINTS } from './supervision-tasks.ts';

/** What the service answers for this stage. A further route adds its list here; nothing else is to be done. */
export const SUPERVISION_STAGE_ENDPOINTS: readonly Endpoint[] = [...ORDER_ENDPOINTS, ...TASK_ENDPOINTS];
