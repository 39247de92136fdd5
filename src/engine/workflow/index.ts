// The door of the workflow: matters that take a course, step by step.
export { endEnded } from './end-ended.ts';
export { examineStates } from './examine-states.ts';
export { flowErrors } from './errors.ts';
export { type FlowLedger, withFlow } from './matter.ts';
export { readWay, type Way } from './read-way.ts';
export { takeStep } from './take-step.ts';
export type { Taker } from './taker.ts';
export { type WaitingStep, waitingSteps } from './waiting-steps.ts';
