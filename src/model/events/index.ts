// The door of the events: the closed list of what the log may say, and its sentences.
export type { AuditEvent } from './catalogue.ts';
export { EVENT_GROUPS } from './event-groups.ts';
export type { RowsChanged } from './row-events.ts';
export { storedEventInWords, storeEvent } from './stored-event.ts';
export { entryInWords } from './entry-words.ts';
export { CONFIRM_MEANS, type ConfirmMeans } from './sign-in-events.ts';
