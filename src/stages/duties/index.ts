// The door of the stage 明责 责任.
import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

/** The tables of the stage. */
export const DUTY_MIGRATIONS: MigrationSource = {
  module: 'stages/duties',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export { refreshYear, type YearRequest } from './operations/refresh-year.ts';
