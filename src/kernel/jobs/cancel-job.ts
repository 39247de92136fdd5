import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import { jobErrors } from './errors.ts';
import type { JobState } from './job.ts';

/**
 * Cancels a job of an account: a waiting one does not begin; a running one is interrupted and rolls back.
 * @throws JOB-NOT-FOUND, JOB-ENDED
 */
export async function cancelJob(
  db: Database,
  { region, account, id, now }: { region: number; account: string; id: string; now: Date },
): Promise<void> {
  await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<{ state: JobState }>(
      'select state from jobs.jobs where region_id = $1 and account = $2 and id::text = $3 for update',
      [region, account, id.toLowerCase()],
    );
    const [job] = rows;
    if (!job) throw jobErrors.error('JOB-NOT-FOUND');
    if (job.state !== 'waiting' && job.state !== 'running') throw jobErrors.error('JOB-ENDED');
    await client.query(
      `update jobs.jobs set cancel_asked = true, state = case when state = 'waiting' then 'cancelled' else state end,
         finished_at = case when state = 'waiting' then $3::timestamptz else finished_at end
       where region_id = $1 and id = $2`,
      [region, id, now],
    );
  });
}
