import { z } from 'zod';
import { day, text } from './common.ts';

/** The holidays of a year as announced: days off, and weekend days that are worked instead. */
export const calendarSchema = z.strictObject({
  year: z.number().int().min(1950).max(2199),
  source: text.describe('依据的通知'),
  off: z.array(z.strictObject({ name: text, from: day, to: day })).describe('放假，首日至末日'),
  work: z.array(z.strictObject({ name: text, on: day })).describe('调休上班的周末'),
});
