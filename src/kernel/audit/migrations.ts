import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '../db/index.ts';

/** The tables of the log. */
export const AUDIT_MIGRATIONS: MigrationSource = {
  module: 'kernel/audit',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
