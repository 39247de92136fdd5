import { Progress } from 'antd';
import type { Operations } from '../api/operations.ts';
import { FileLink } from './FileLink.tsx';

export type Job = Operations['GET /api/v1/jobs/{id}']['answer'];

/** True while something may still come of it. */
export function isOpen({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** How far a running job has come; a bar only when its end is known. */
export function JobProgress({ job: { state, progress } }: { readonly job: Pick<Job, 'state' | 'progress'> }) {
  if (state !== 'running' || progress === null) return null;
  const { done, total, what } = progress;
  return (
    <span className="quiet">
      {'　'}
      {what} {done.toLocaleString('zh-CN')}
      {total === null ? '' : ` / ${total.toLocaleString('zh-CN')}`}
      {total === null ? null : (
        <Progress percent={Math.floor((done / Math.max(1, total)) * 100)} size="small" aria-label={what} />
      )}
    </span>
  );
}

/** What came of it: files to download, or why not and what to do. */
export function JobResult({ job }: { readonly job: Pick<Job, 'id' | 'state' | 'error' | 'result'> }) {
  if (job.error)
    return (
      <span>
        {job.error.message}
        {job.error.remedy}
      </span>
    );
  if (job.state !== 'done') return null;
  const files = filesOf(job.result);
  return (
    <span className="job-files">
      {files.map((name, at) => (
        <FileLink key={name} address={`/api/v1/jobs/${job.id}/result?file=${at}`} name={name}>
          {name}
        </FileLink>
      ))}
      {files.length === 0 ? '已办好' : ''}
    </span>
  );
}

function filesOf(result: unknown): readonly string[] {
  const files = (result as { readonly files?: unknown } | null)?.files;
  return Array.isArray(files)
    ? files.flatMap((file: unknown) => {
        const { name } = (file ?? {}) as { readonly name?: unknown };
        return typeof name === 'string' ? [name] : [];
      })
    : [];
}
