import type { JobHandler } from '#kernel/jobs/index.ts';
import { collectJob } from './collect-job.ts';
import type { JobTools } from './context.ts';
import { exportJob } from './export-job.ts';
import { importJob } from './import-job.ts';

// The door of engine/jobs: what the workers can do, and how it is asked for.
export { askExport } from './ask-export.ts';
export { askImport } from './ask-import.ts';
export { type AskContext, jobsScope, type JobTools } from './context.ts';
export { exportInput, importInput, selectionInput } from './inputs.ts';
export { readResult } from './read-result.ts';

/** What the program does of itself, once a day. */
export const DAILY_JOBS: readonly string[] = ['collect'];

/** Every kind of job. */
export function jobHandlers(tools: JobTools): ReadonlyMap<string, JobHandler> {
  return new Map([
    ['import', importJob(tools)],
    ['export', exportJob(tools)],
    ['collect', collectJob(tools)],
  ]);
}
