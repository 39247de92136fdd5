import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

/** The tables of the queries; they stand on those of the records. */
export const QUERY_MIGRATIONS: MigrationSource = {
  module: 'engine/queries',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
