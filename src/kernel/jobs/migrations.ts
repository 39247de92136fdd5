import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '../db/index.ts';

/** The tables of the jobs. */
export const JOB_MIGRATIONS: MigrationSource = {
  module: 'kernel/jobs',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
