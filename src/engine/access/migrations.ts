import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

/** The tables of appointments and disclosures. */
export const ACCESS_MIGRATIONS: MigrationSource = {
  module: 'engine/access',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
