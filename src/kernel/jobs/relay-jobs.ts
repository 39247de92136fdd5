import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import { JOB_TOPIC } from './enqueue-job.ts';
import type { JobQueue } from './queue.ts';

/**
 * Carries the messages of new jobs from the outbox of each region to the queue. The message leaves the outbox only
 * when the queue has the job: killed in between, the relay carries it once more, and the queue keeps one.
 */
export async function relayJobs(db: Database, queue: JobQueue, regions: readonly number[]): Promise<void> {
  for (const region of regions)
    await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'delete from app.outbox where region_id = $1 and topic = $2 returning id, created_at',
        [region, JOB_TOPIC],
      );
      // UUIDs of version 7 stand in the order of their making.
      await queue.add(rows.map(({ id }) => ({ region, id })).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    });
}

/** Every region of the installation. */
export async function regionsOf(db: Database): Promise<readonly number[]> {
  const { rows } = await db.app.query<{ id: number }>('select id from app.regions order by id');
  return rows.map((row) => row.id);
}
