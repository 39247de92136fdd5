import { v7 as uuid } from 'uuid';
import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import type { JobOwner, Json } from './job.ts';

export interface NewJob {
  readonly kind: string;
  readonly input: Json;
  readonly now: Date;
  /** Of a job that is asked for by several and done once: one that is there already stays as it is. */
  readonly id?: string;
}

/**
 * Notes what is to be done and its claim in one transaction of the region: a job that was acknowledged is never lost,
 * and one that was not does not run.
 * @returns the job's id
 */
export async function enqueueJob(
  db: Database,
  owner: JobOwner,
  { kind, input, now, id = uuid() }: NewJob,
): Promise<string> {
  const { region, account, appointment, only } = owner;
  await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    const added = await client.query(
      `insert into jobs.jobs (region_id, id, kind, account, appointment, only_actions, input, state, cancel_asked, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'waiting', false, $8) on conflict (region_id, id) do nothing`,
      [region, id, kind, account, appointment, only, JSON.stringify(input), now],
    );
    if (added.rowCount === 0) return;
    await client.query('insert into jobs.claims (region_id, id) values ($1, $2)', [region, id]);
  });
  return id;
}
