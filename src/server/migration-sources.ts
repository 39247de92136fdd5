import type { MigrationSource } from '#kernel/db/index.ts';

/**
 * The SQL of every module, in the order of its execution; the platform's own comes before all of these by
 * itself. `npm run check` fails when a directory `migrations` below src is missing here.
 */
export const MIGRATION_SOURCES: readonly MigrationSource[] = [];
