import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '../db/index.ts';

/** The table of answers that are given again. */
export const HTTP_MIGRATIONS: MigrationSource = {
  module: 'kernel/http',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
