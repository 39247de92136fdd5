// The door of kernel/db.
export { dbErrors } from './errors.ts';
export { openDatabase } from './open-database.ts';
export type { OpenOptions } from './open-database.ts';
export { withScope } from './with-scope.ts';
export { withSnapshot } from './with-snapshot.ts';
export { withOwner } from './with-owner.ts';
export { BASE_MIGRATIONS, knownMigrations, knownSchemas, migrate } from './migrate.ts';
export { coalesce, intersect, RANGE_SLOTS, within } from './rights.ts';
export type { ClassRights, PathRange, Rights } from './rights.ts';
export { MASKED, POST_RANGES_ROLE, POST_REGION_ROLE, POST_ROLE } from './prepare-roles.ts';
export { WHOLE_REGION } from './types.ts';
export type { Database, MigrationSource, Scope, StartProgress } from './types.ts';
export { dumpSchema } from './dump-schema.ts';
export { checkDistributionRules } from './rules/check-distribution-rules.ts';
export type { Violation } from './rules/check-distribution-rules.ts';
export { lintSql } from './rules/lint-sql.ts';
export { isUuid, UUID_PATTERN } from './uuid.ts';
export { databaseFault } from './database-fault.ts';
