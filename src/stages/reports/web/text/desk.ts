import type { Operations } from '#web/api/operations.ts';

export type Desk = Operations['GET /api/v1/reports/{report}/{year}/text']['answer'];
