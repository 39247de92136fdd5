/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Progress of a job: done, total, and the unit in words. */
export interface JobProgress {
  readonly done: number;
  /** Null while it is unknown. */
  readonly total: number | null;
  readonly what: string;
}

/** What went wrong, in words for the user who requested it. */
export interface JobError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Who requested a job. */
export interface JobOwner {
  readonly region: number;
  readonly account: string;
  readonly appointment: string;
  /** Of a token: the actions it is limited to. */
  readonly only: readonly string[] | null;
}

export interface Job extends JobOwner {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly state: JobState;
  readonly progress: JobProgress | null;
  readonly result: unknown;
  /**
   * The outcome that an earlier run of this job has committed (`keepOutcome`); null where none has, and after its end.
   */
  readonly outcome: unknown;
  readonly error: JobError | null;
  readonly cancelAsked: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** The columns of jobs.jobs as a `Job`. */
export const JOB_COLUMNS = `region_id as region, id, kind, account, appointment, only_actions as only, input, state, progress,
  result, outcome, error, cancel_asked as "cancelAsked", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;
