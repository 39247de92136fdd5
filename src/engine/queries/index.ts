// The door of engine/queries.
export { computeFacts, type Facts, type FactsRequest } from './compute-facts.ts';
export type { Fact } from './fact.ts';
export { inForce } from './in-force.ts';
export { QUERY_MIGRATIONS } from './migrations.ts';
export { rowsOfFact, type FactRow } from './rows-of-fact.ts';
