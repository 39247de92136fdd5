import type { ClientBase } from 'pg';
import { setting } from './settings.ts';

/** A job may wait over a holiday, and so may who asked for it. */
export const LEAST_DAYS = 7;
const USUAL_DAYS = 30;

/** So many days uploads that belong to nothing, and what jobs have made, are kept. */
export async function keptDays(client: ClientBase, region: number): Promise<number> {
  const days = Number(await setting(client, region, 'keep_days'));
  return days >= LEAST_DAYS ? days : USUAL_DAYS;
}
