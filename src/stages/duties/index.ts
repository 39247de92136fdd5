// The door of the stage 明责 责任.
import { fileURLToPath } from 'node:url';
import type { MigrationSource } from '#kernel/db/index.ts';

export { answersOf } from './answers-of.ts';
export { dutyErrors } from './errors.ts';
export { periodWords } from './period.ts';
export { prohibitionsOf } from './prohibitions.ts';
export { doneRate, STANDING_WORDS, type Standing, STANDINGS, type Standings } from './standing.ts';
export { acknowledge } from './operations/acknowledge.ts';
export { advanceList } from './operations/advance-list.ts';
export { mayState, type Speaker } from './operations/may-state.ts';
export { tableNames } from './operations/table-names.ts';
export type { OccurrenceKey } from './operations/occurrence-key.ts';
export { type Burden, readBurden } from './operations/read-burden.ts';
export { dutiesOfRow } from './operations/duties-of-row.ts';
export { type DueDuties, readDue, readOwed, SOON_DAYS } from './operations/read-due.ts';
export { readCost } from './operations/read-cost.ts';
export { type DutyList, type DutyListItem, readList } from './operations/read-list.ts';
export { type OccurrenceLine, type OccurrenceQuery, readOccurrences } from './operations/read-occurrences.ts';
export { type OccurrencePicture, readOccurrence } from './operations/read-occurrence.ts';
export { readLines } from './operations/read-lines.ts';
export { readTable, summed, type TableCell, type TableRow } from './operations/read-table.ts';
export { DUTY_LEDGER, type Reading, seesAll } from './operations/reading.ts';
export { refreshYear, type YearRequest } from './operations/refresh-year.ts';
export { setItem } from './operations/set-item.ts';
export { type NewStatement, stateOccurrence } from './operations/state-occurrence.ts';

export { readingOf } from './presenters/duty-reading.ts';
export { dutyId } from './presenters/duty-shapes.ts';

/** The tables of the stage. */
export const DUTY_MIGRATIONS: MigrationSource = {
  module: 'stages/duties',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export {
  REMINDER_DEFAULTS,
  type ReminderSettings,
  reminderSettings,
  setReminderSettings,
} from './operations/remind/city-settings.ts';
export { type OwnReminders, ownReminders, setOwnReminders } from './operations/remind/own-settings.ts';
export { setOwnRobot } from './operations/remind/own-robot.ts';
export { testWay } from './operations/remind/test-way.ts';
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
export type { Matter } from './matter.ts';
