import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

/** The tables of the records. */
export const RECORD_MIGRATIONS: MigrationSource = {
  module: 'engine/records',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
