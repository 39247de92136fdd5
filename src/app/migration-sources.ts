import { migrationsOf } from '#kernel/db/index.ts';
import type { MigrationSource } from '#kernel/db/index.ts';

/** Every module with tables, each after those that its tables reference. The kernel comes first. */
export const MIGRATION_SOURCES: readonly MigrationSource[] = [
  migrationsOf('kernel/audit'),
  migrationsOf('kernel/auth'),
  migrationsOf('kernel/http'),
  migrationsOf('kernel/jobs'),
  migrationsOf('engine/access'),
  migrationsOf('engine/records'),
  migrationsOf('engine/calendar'),
  migrationsOf('engine/files'),
  migrationsOf('engine/queries'),
  migrationsOf('stages/duties'),
  migrationsOf('stages/ledgers'),
  migrationsOf('stages/supervision'),
  migrationsOf('stages/reports'),
];
