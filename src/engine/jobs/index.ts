import type { JobHandler } from '#kernel/jobs/index.ts';
import { backupJob, type BackupTools } from './backup-job.ts';
import { collectJob } from './collect-job.ts';
import { endJob } from './end-job.ts';
import type { JobTools } from './context.ts';
import { exportJob } from './export-job.ts';
import { importJob } from './import-job.ts';

// The door of engine/jobs: what the workers can do, and how it is requested.
export { askBackup } from './ask-backup.ts';
export { askExport } from './ask-export.ts';
export { askImport } from './ask-import.ts';
export { jobsScope, type JobTools } from './context.ts';
export { exportInput, importInput } from './inputs.ts';
export { jobInWords } from './job-in-words.ts';
export { Passphrases } from './passphrases.ts';
export { readResult } from './read-result.ts';

/** Jobs that the program runs once a day by itself. */
export const DAILY_JOBS: readonly string[] = ['collect', 'end'];

/** Every kind of job. @param means for backups; a program that serves nobody has none */
export function jobHandlers(tools: JobTools, means?: BackupTools): ReadonlyMap<string, JobHandler> {
  return new Map([
    ...(means ? [['backup', backupJob(tools, means)] as const] : []),
    ['import', importJob(tools)],
    ['export', exportJob(tools)],
    ['collect', collectJob(tools)],
    ['end', endJob(tools)],
  ]);
}
