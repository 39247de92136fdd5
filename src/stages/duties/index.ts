// The door of the stage 明责 责任.
import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

/** The tables of the stage. */
export const DUTY_MIGRATIONS: MigrationSource = {
  module: 'stages/duties',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export { refreshYear, type YearRequest } from './operations/refresh-year.ts';
export {
  REMINDER_DEFAULTS,
  type ReminderSettings,
  reminderSettings,
  setReminderSettings,
} from './operations/remind/city-settings.ts';
export { type OwnReminders, ownReminders, setOwnReminders } from './operations/remind/own-settings.ts';
export { setOwnRobot } from './operations/remind/own-robot.ts';
export { testWay } from './operations/remind/test-way.ts';
export { type ReminderMeans, reminderMeans } from './operations/remind/means.ts';
export { type SentDigest, sentTo, type WayFault, wayFaults } from './operations/remind/read-sent.ts';
export { type CalendarFeed, listFeeds, makeFeed, withdrawFeed } from './operations/remind/calendar-feeds.ts';
export { readFeed } from './operations/remind/read-feed.ts';
export { type RemindersSent, sendReminders } from './operations/remind/send-reminders.ts';
export {
  askReminders,
  reminderJobs,
  type ReminderTools,
  startReminderClock,
} from './operations/remind/reminder-jobs.ts';
export { REMINDER_LEVELS } from './remind.ts';
