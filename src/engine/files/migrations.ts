import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

/** The tables of the files. */
export const FILE_MIGRATIONS: MigrationSource = {
  module: 'engine/files',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
