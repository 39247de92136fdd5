// The door of kernel/jobs: work that continues after its request was answered.
export { jobErrors } from './errors.ts';
export type { Job, JobOwner, Json } from './job.ts';
export { keepOutcome } from './keep-outcome.ts';
export { enqueueJob } from './enqueue-job.ts';
export { listJobs, readJob } from './read-jobs.ts';
export { regionsOf } from './regions-of.ts';
export { cancelJob } from './cancel-job.ts';
export { type ReportProgress } from './progress.ts';
export type { JobHandler } from './run-job.ts';
export { startWorkers, type Workers } from './workers.ts';
