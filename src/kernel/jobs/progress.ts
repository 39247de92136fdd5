import { type Database, WHOLE_REGION } from '../db/index.ts';
import { withUpkeep } from '../db/with-upkeep.ts';
import type { Job, JobProgress } from './job.ts';

/** Reports the progress of a job. @throws JobInterrupted when the job must end */
export type ReportProgress = (progress: JobProgress) => void;

/** Ends the work of a job that was cancelled, or whose program stops; its transactions roll back. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';
}

export interface ProgressWatch {
  readonly report: ReportProgress;
  /** @throws JobInterrupted */
  check(): void;
  cancelled(): boolean;
  /** Resolves when all reported progress is written. */
  settled(): Promise<void>;
}

/**
 * Writes the progress of a job outside of its transactions, one statement at a time: reports wait while one is being
 * written, and of several only the last is written. Each statement returns whether the job was cancelled meanwhile.
 */
export function watchProgress(db: Database, job: Job, stopping: () => boolean): ProgressWatch {
  let cancelled = job.cancelAsked;
  let latest: JobProgress | null = null;
  let writing: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    while (latest !== null) {
      const progress = latest;
      latest = null;
      cancelled = (await written(db, job, progress)) || cancelled;
    }
    writing = null;
  };
  const check = (): void => {
    if (cancelled || stopping()) throw new JobInterrupted();
  };
  return {
    check,
    report: (progress) => {
      check();
      latest = progress;
      // A failure to write the progress is no reason to stop the work.
      writing ??= write().catch(() => {
        writing = null;
      });
    },
    cancelled: () => cancelled,
    settled: async () => {
      await writing;
    },
  };
}

async function written(db: Database, { region, id }: Job, progress: JobProgress): Promise<boolean> {
  return withUpkeep(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<{ asked: boolean }>(
      'update jobs.jobs set progress = $3 where region_id = $1 and id = $2 returning cancel_asked as asked',
      [region, id, JSON.stringify(progress)],
    );
    return rows[0]?.asked ?? true;
  });
}
