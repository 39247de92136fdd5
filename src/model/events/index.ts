// The door of the events: the closed list of what the log may say, and its sentences.
export { type AuditEvent, EVENTS, type EventType } from './catalogue.ts';
export { EVENT_GROUPS, type EventGroup } from './event-groups.ts';
export type { RowsChanged } from './row-events.ts';
export { storedEventInWords, storeEvent, type StoredEvent } from './stored-event.ts';
export { type EntryActor, entryInWords } from './entry-words.ts';
export { CONFIRM_MEANS, CONFIRM_WORDS, type ConfirmMeans } from './sign-in-events.ts';
