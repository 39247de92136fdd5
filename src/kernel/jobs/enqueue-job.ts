import { v7 as uuid } from 'uuid';
import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import type { JobOwner, Json } from './job.ts';

/** The topic under which the outbox tells of a job. */
export const JOB_TOPIC = 'job';

/**
 * Notes what is to be done, and a message for the relay, in one transaction of the region (distributed.md, part 8,
 * rule 10): a job that was acknowledged is never lost, and one that was not does not run.
 * @returns the job's id
 */
export async function enqueueJob(
  db: Database,
  owner: JobOwner,
  { kind, input, now }: { readonly kind: string; readonly input: Json; readonly now: Date },
): Promise<string> {
  const { region, account, appointment, only } = owner;
  const id = uuid();
  await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    await client.query(
      `insert into jobs.jobs (region_id, id, kind, account, appointment, only_actions, input, state, cancel_asked, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'waiting', false, $8)`,
      [region, id, kind, account, appointment, only, JSON.stringify(input), now],
    );
    await client.query('insert into jobs.claims (region_id, id) values ($1, $2)', [region, id]);
    await client.query(
      'insert into app.outbox (region_id, id, topic, payload, created_at) values ($1, $2, $3, $4, $5)',
      [region, id, JOB_TOPIC, JSON.stringify({ kind }), now],
    );
  });
  return id;
}
