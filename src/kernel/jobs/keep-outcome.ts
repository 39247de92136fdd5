import type { ClientBase } from 'pg';
import type { Job, Json } from './job.ts';

/**
 * Stores what a job has done in the transaction that does it, as its last act but the log: a repeated run finds it in
 * `job.outcome`. It is removed when the job has ended.
 */
export async function keepOutcome(
  client: ClientBase,
  { region, id }: Pick<Job, 'region' | 'id'>,
  outcome: Json,
): Promise<void> {
  const { rowCount } = await client.query(
    'update jobs.jobs set outcome = $3 where region_id = $1 and id = $2',
    [region, id, JSON.stringify(outcome)],
  );
  if (rowCount !== 1) throw new Error(`the job ${id} is not one of whoever does its work`);
}
