// The door of the stage 明责 责任.

export { answersOf } from './answers-of.ts';
export { dutyErrors } from './errors.ts';
export { periodWords } from './period.ts';
export { prohibitionsOf } from './prohibitions.ts';
export { doneRate, STANDING_WORDS, STANDINGS } from './standing.ts';
export { acknowledge } from './operations/acknowledge.ts';
export { advanceList } from './operations/advance-list.ts';
export { tableNames } from './operations/table-names.ts';
export type { OccurrenceKey } from './operations/occurrence-key.ts';
export { readBurden } from './operations/read-burden.ts';
export { dutiesOfRow } from './operations/duties-of-row.ts';
export { type DueDuties, readDue, readOwed, SOON_DAYS } from './operations/read-due.ts';
export { readCost } from './operations/read-cost.ts';
export { readList } from './operations/read-list.ts';
export { type OccurrenceLine, type OccurrenceQuery, readOccurrences } from './operations/read-occurrences.ts';
export { readOccurrence } from './operations/read-occurrence.ts';
export { readLines } from './operations/read-lines.ts';
export { readTable, summed } from './operations/read-table.ts';
export { DUTY_LEDGER, type Reading, seesAll } from './operations/reading.ts';
export { setItem } from './operations/set-item.ts';
export { stateOccurrence } from './operations/state-occurrence.ts';

export { readingOf } from './presenters/duty-reading.ts';
export { dutyId } from './presenters/duty-shapes.ts';

export { reminderSettings, setReminderSettings } from './operations/remind/city-settings.ts';
export { ownReminders, setOwnReminders } from './operations/remind/own-settings.ts';
export { setOwnRobot } from './operations/remind/own-robot.ts';
export { testWay } from './operations/remind/test-way.ts';
export { sentTo, wayFaults } from './operations/remind/read-sent.ts';
export { listFeeds, makeFeed, withdrawFeed } from './operations/remind/calendar-feeds.ts';
export { readFeed } from './operations/remind/read-feed.ts';
export { type RemindersSent, sendReminders } from './operations/remind/send-reminders.ts';
export { reminderJobs, startReminderClock } from './operations/remind/reminder-jobs.ts';
export { REMINDER_LEVELS } from './told-key.ts';
export type { Matter } from './matter.ts';
