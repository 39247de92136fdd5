// The door of kernel/db.
export { openDatabase } from './open-database.ts';
export { withScope } from './with-scope.ts';
export { withSnapshot } from './with-snapshot.ts';
export { filled, quoted } from './filled.ts';
export { insertRow } from './insert-row.ts';
export { readInOne } from './read-in-one.ts';
export { withOwner } from './with-owner.ts';
export { knownMigrations, knownSchemas, migrate } from './migrate.ts';
export { coalesce, intersect, RANGE_SLOTS, within } from './rights.ts';
export type { ClassRights, PathRange, Rights } from './rights.ts';
export {
  GATHERING,
  MASKED,
  POST_RANGES_ROLE,
  POST_REGION_ROLE,
  POST_ROLE,
  STEP_ROLE,
} from './prepare-roles.ts';
export { WHOLE_REGION } from './types.ts';
export type { Database, MigrationSource, Scope } from './types.ts';
export { isUuid, UUID_PATTERN } from './uuid.ts';
export { withMoment } from './with-moment.ts';
export { migrationsOf } from './migrations-of.ts';
export { databaseFault } from './database-fault.ts';
