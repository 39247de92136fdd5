import type { Operations } from '#web/api/operations.ts';

/** The user's reminder settings from the service. */
export type Own = Operations['GET /api/v1/reminders/own']['answer'];
