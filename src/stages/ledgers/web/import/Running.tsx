import { JobProgress, JobResult } from '#web/ui/JobParts.tsx';
import type { JobOf } from './use-import.ts';

/** A running job: its progress, or why it failed. */
export function Running({ of: { job } }: { readonly of: JobOf }) {
  if (!job) return null;
  if (job.state === 'failed' || job.state === 'cancelled')
    return (
      <p className="state-fails" role="alert">
        ✕ <JobResult job={job} />
      </p>
    );
  return (
    <p role="status">
      正在办理……
      <JobProgress job={job} />
    </p>
  );
}
