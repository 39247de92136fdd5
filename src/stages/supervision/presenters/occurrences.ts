import { z } from '@hono/zod-openapi';
import type { Call } from '#service/endpoint.ts';
import { dutyId, type Reading, readingOf } from '#stages/duties/index.ts';

/** An occurrence of a duty in a request. */
export const occurrence = z.strictObject({
  duty: dutyId,
  unit: z.string().min(1).max(100),
  period: z.string().max(60),
  bearer: z.string().max(100).default(''),
});

/** The reading of the occurrences that the acting post orders. @throws API-LEDGER for a post that sees no duties */
export function occurrencesOf(call: Call, year: string): Reading {
  return readingOf(call, year);
}
