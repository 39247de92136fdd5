import { v7 as uuid } from 'uuid';
import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import type { JobOwner, Json } from './job.ts';

export interface NewJob {
  readonly kind: string;
  readonly input: Json;
  readonly now: Date;
  /** For a job that several callers request and that runs once: an existing one stays as it is. */
  readonly id?: string;
}

/**
 * Stores a job and its claim in one transaction of the region: an acknowledged job is never lost, and one without
 * acknowledgement does not run.
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
