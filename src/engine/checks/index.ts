export { checkFacts, type CheckResult } from './check-facts.ts';
export { relationsOf } from './relations-of-pack.ts';
