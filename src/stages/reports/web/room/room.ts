import type { Operations } from '#web/api/operations.ts';

/** The report in progress, from the service. */
export type Room = Operations['GET /api/v1/reports/{report}/{year}/room']['answer'];
