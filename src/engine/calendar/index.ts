// The door of the calendar of working days.
import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';
export { readCalendar, readYear } from './operations/read-calendar.ts';
export { setDay } from './operations/set-day.ts';
export { setYear } from './operations/set-year.ts';

/** The tables of the calendar. */
export const CALENDAR_MIGRATIONS: MigrationSource = {
  module: 'engine/calendar',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};
