import PgBoss from 'pg-boss';
import type { Database } from '../db/index.ts';

const QUEUE = 'jobs';
/** A job whose worker died is tried again as often as that happens. */
const ALWAYS = 1_000_000;

/** The queue of all regions: who takes which job next. What a job is stands in jobs.jobs. */
export interface JobQueue {
  /** Adds jobs; one that is there already stays as it is. */
  add(jobs: readonly QueuedJob[]): Promise<void>;
  /** Takes the next job, for this worker alone; null when there is none. */
  next(): Promise<QueuedJob | null>;
  finished(id: string): Promise<void>;
  /** Gives a job back, to be taken again: its worker stopped or is gone. A job that the queue has lost is added anew. */
  again(job: QueuedJob): Promise<void>;
  close(): Promise<void>;
}

export interface QueuedJob {
  readonly region: number;
  readonly id: string;
}

/**
 * Opens the queue (pg-boss, in its own schema, which it makes and brings forward itself). It works as the owner of the
 * tables: the schema is the coordinator's, and no role of the application has anything there.
 * @param supervise false where nothing goes on behind the back: tests
 */
export async function openQueue(
  db: Database,
  onError: (error: unknown) => void,
  supervise = true,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: {
      executeSql: (text: string, values: unknown[]) =>
        db.owner.query(text, values) as Promise<{ rows: unknown[] }>,
    },
    schema: 'pgboss',
    supervise,
    schedule: false,
    migrate: true,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'standard', retryLimit: ALWAYS, retryDelay: 0 });
  const add = async (jobs: readonly QueuedJob[]): Promise<void> => {
    if (jobs.length === 0) return;
    await boss.insert(
      jobs.map(({ region, id }) => ({
        id,
        name: QUEUE,
        data: { region },
        retryLimit: ALWAYS,
        // The longest that the library allows; a worker that is gone is found by its lock, not by this.
        expireInSeconds: 23 * 3600,
      })),
    );
  };
  return Object.freeze({
    add,
    next: async () => {
      const [job] = await boss.fetch<{ region: number }>(QUEUE, { batchSize: 1 });
      return job ? { region: job.data.region, id: job.id } : null;
    },
    finished: async (id: string) => boss.complete(QUEUE, id),
    again: async (job: QueuedJob) => {
      const held = await boss.getJobById(QUEUE, job.id);
      if (held?.state === 'active') await boss.fail(QUEUE, job.id);
      else if (held && held.state !== 'created' && held.state !== 'retry') {
        await boss.deleteJob(QUEUE, job.id);
        await add([job]);
      } else if (!held) await add([job]);
    },
    close: async () => boss.stop({ graceful: false, close: false, wait: true }),
  });
}
