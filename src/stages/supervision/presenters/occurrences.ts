import { z } from '@hono/zod-openapi';
import type { Call } from '#service/endpoint.ts';
import { dutyId, type Reading, readingOf } from '#stages/duties/index.ts';

/** How a request names one occurrence of a duty. */
export const occurrence = z.strictObject({
  duty: dutyId,
  unit: z.string().min(1).max(100),
  period: z.string().max(60),
  bearer: z.string().max(100).default(''),
});

/** With what the acting post reads the occurrences that it orders. @throws API-LEDGER for a post that sees no duties */
export function occurrencesOf(call: Call, year: string): Reading {
  return readingOf(call, year);
}
