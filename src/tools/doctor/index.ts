// The door of tools/doctor: checks of an installation.
export { examineDatabase } from './examine-database.ts';
export { examineDefinitions } from './examine-definitions.ts';
export { examineEnvironment } from './examine-environment.ts';
export { examineFlows } from './examine-flows.ts';
export { examineGathered } from './examine-gathered.ts';
export { examineFacts } from './examine-facts.ts';
export type { HealthFinding } from './finding.ts';
