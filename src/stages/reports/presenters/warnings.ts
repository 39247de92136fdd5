import { z } from '@hono/zod-openapi';
import { isUnmetWarning, type PreparedReport } from '../index.ts';

export const warning = z.object({ id: z.string(), message: z.string() });

/** The unmet warnings of a report. */
export function warningsOf({ checks }: PreparedReport): z.input<typeof warning>[] {
  return checks.filter(isUnmetWarning).map(({ id, message }) => ({ id, message }));
}
