import type { Operations } from '#web/api/operations.ts';

/** The report on the table, as the service tells it. */
export type Room = Operations['GET /api/v1/reports/{report}/{year}/room']['answer'];
