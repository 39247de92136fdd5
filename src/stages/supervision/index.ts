// The door of the stage 督责 督办.

export { supervisionErrors } from './errors.ts';
export { assignTask, sameTasks } from './operations/assign-task.ts';
export { issueOrders } from './operations/issue-orders.ts';
export { lateMatter, openOrderAbout, orderField } from './operations/late-matter.ts';
export { aboutOccurrence, openOrders } from './operations/open-orders.ts';
export { orderMatter } from './operations/order-matter.ts';
export type { Issuer } from './operations/issuer.ts';
