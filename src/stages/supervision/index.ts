// The door of the stage 督责 督办.
export { supervisionErrors } from './errors.ts';
export { assignTask, type SameTask, sameTasks } from './operations/assign-task.ts';
export { issueOrders, type Order } from './operations/issue-orders.ts';
export type { Issuer } from './operations/put-row.ts';
