import type { ClientBase } from 'pg';
import { setting } from './settings.ts';

/** A job and the user who requested it may wait over a holiday. */
export const LEAST_DAYS = 7;
const USUAL_DAYS = 30;

/** Days for which uploads without a use, and results of jobs, are kept. */
export async function keptDays(client: ClientBase, region: number): Promise<number> {
  const days = Number(await setting(client, region, 'keep_days'));
  return days >= LEAST_DAYS ? days : USUAL_DAYS;
}
