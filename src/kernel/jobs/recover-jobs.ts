import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import { JOB_TOPIC } from './enqueue-job.ts';
import type { JobQueue } from './queue.ts';

/**
 * Gives back to the queue every job that is open and that nobody holds: its worker was killed, or the queue was lost.
 * A job that somebody holds, or whose message has not been carried yet, is left alone.
 */
export async function recoverJobs(db: Database, queue: JobQueue, regions: readonly number[]): Promise<void> {
  for (const region of regions) {
    const free = await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select c.id from jobs.claims c where c.region_id = $1
           and c.id in (select j.id from jobs.jobs j where j.region_id = $1 and j.state in ('waiting', 'running'))
           and c.id not in (select o.id from app.outbox o where o.region_id = $1 and o.topic = $2)
         for update of c skip locked`,
        [region, JOB_TOPIC],
      );
      return rows;
    });
    for (const { id } of free) await queue.again({ region, id });
  }
}
