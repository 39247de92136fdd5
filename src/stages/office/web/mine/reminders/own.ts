import type { Operations } from '#web/api/operations.ts';

/** How I am reminded, as the service tells it. */
export type Own = Operations['GET /api/v1/reminders/own']['answer'];
