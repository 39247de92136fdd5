import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '../db/index.ts';

/** The tables of accounts and sessions. */
export const AUTH_MIGRATIONS: MigrationSource = {
  module: 'kernel/auth',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
