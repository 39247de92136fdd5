import { isMingzeError } from '../errors/index.ts';
import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import { jobErrors } from './errors.ts';
import { type Job, JOB_COLUMNS, type JobError, type Json } from './job.ts';
import { JobInterrupted, type ReportProgress, watchProgress } from './progress.ts';

/**
 * Runs one kind of job and returns its result. It may be called again for an interrupted job, so that running twice
 * must have the effect of running once; it calls `report` often, which throws when the job must end.
 */
export type JobHandler = (job: Job, report: ReportProgress) => Promise<Json>;

export interface RunContext {
  readonly db: Database;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly now: () => Date;
  /** True when the program is about to end: the job goes back to the queue. */
  readonly stopping: () => boolean;
  readonly onError: (error: unknown) => void;
}

/** `ended`: nothing more to do; `interrupted`: to be run again; `none`: no free job waits. */
export type RunVerdict = 'ended' | 'interrupted' | 'none';

/**
 * Runs the oldest open job of a region that no worker holds. Its claim stays locked meanwhile, so that no other worker
 * runs it, and the result is stored before the lock is released. The lock of a killed worker ends with its connection,
 * and the next worker runs the job again.
 */
export async function runNextJob(context: RunContext, region: number): Promise<RunVerdict> {
  const scope = { region, ...WHOLE_REGION };
  return withUpkeep(context.db, scope, async (client) => {
    // Not by id: the id of a daily job comes from its day and does not say when it was requested.
    const { rows } = await client.query<{ id: string }>(
      `select c.id from jobs.claims c
         join jobs.jobs j on j.region_id = c.region_id and j.id = c.id
       where c.region_id = $1 and j.state in ('waiting', 'running')
       order by j.created_at, c.id limit 1 for update of c skip locked`,
      [region],
    );
    const [claimed] = rows;
    if (!claimed) return 'none';
    const job = await begin(context, region, claimed.id);
    return job ? run(context, job) : 'ended';
  });
}

/** Marks an open job as running; null for one that has ended or does not exist any more. */
async function begin({ db, now }: RunContext, region: number, id: string): Promise<Job | null> {
  return withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<Job>(
      `update jobs.jobs set state = 'running', started_at = coalesce(started_at, $3)
       where region_id = $1 and id = $2 and state in ('waiting', 'running') returning ${JOB_COLUMNS}`,
      [region, id, now()],
    );
    return rows[0] ?? null;
  });
}

async function run(context: RunContext, job: Job): Promise<RunVerdict> {
  const watch = watchProgress(context.db, job, context.stopping);
  try {
    const handler = context.handlers.get(job.kind);
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
    // Work that is done already is only reported: it can no longer be cancelled.
    if (job.outcome === null) watch.check();
    const result = await handler(job, watch.report);
    await watch.settled();
    await end(context, job, { state: 'done', result, error: null });
    return 'ended';
  } catch (error) {
    await watch.settled();
    if (error instanceof JobInterrupted && !watch.cancelled()) {
      await end(context, job, { state: 'waiting', result: null, error: null });
      return 'interrupted';
    }
    if (error instanceof JobInterrupted) {
      await end(context, job, { state: 'cancelled', result: null, error: null });
      return 'ended';
    }
    if (!isMingzeError(error)) context.onError(error);
    await end(context, job, { state: 'failed', result: null, error: errorOf(error) });
    return 'ended';
  }
}

interface End {
  readonly state: 'done' | 'failed' | 'cancelled' | 'waiting';
  readonly result: Json;
  readonly error: JobError | null;
}

async function end({ db, now }: RunContext, { region, id }: Job, ended: End): Promise<void> {
  const { state, result, error } = ended;
  await withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    await client.query(
      `update jobs.jobs set state = $3, result = $4, error = $5, finished_at = $6,
         outcome = case when $3 = 'waiting' then outcome end where region_id = $1 and id = $2`,
      [
        region,
        id,
        state,
        result === null ? null : JSON.stringify(result),
        error === null ? null : JSON.stringify(error),
        state === 'waiting' ? null : now(),
      ],
    );
  });
}

/** Only errors that were raised on purpose are shown to the user; others may contain anything. */
function errorOf(error: unknown): JobError {
  const { code, message, remedy } = isMingzeError(error) ? error : jobErrors.error('JOB-FAILED');
  return { code, message, remedy };
}
