import { Progress } from 'antd';
import type { Operations } from '../api/operations.ts';
import { FileLink } from './FileLink.tsx';

export type Job = Operations['GET /api/v1/jobs/{id}']['answer'];

/** True while the job may still change. */
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

/** The result of a job: files to download, or the error and what to do. */
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

/** In numbers what an import did, or its check found; nothing for other jobs. */
export function JobCounts({
  job: { state, kind, result },
}: {
  readonly job: Pick<Job, 'state' | 'kind' | 'result'>;
}) {
  if (state !== 'done' || kind !== 'import') return null;
  const { dryRun, accepted, sheetsOfFiles, errors, errorsNotListed } = (result ?? {}) as Partial<ImportTold>;
  if (!sheetsOfFiles || !errors) return null;
  const sum = (key: keyof Counted): string =>
    sheetsOfFiles
      .flatMap(({ sheets }) => sheets)
      .reduce((all, one) => all + one[key], 0)
      .toLocaleString('zh-CN');
  const faults = errors.length + (errorsNotListed ?? 0);
  const words = dryRun ? '检查：将' : accepted ? '' : '没有导入：';
  return (
    <span className="job-counts">
      {words}新增 {sum('inserted')}，变更 {sum('updated')}，相同 {sum('unchanged')}
      {faults > 0 ? `，错误 ${faults.toLocaleString('zh-CN')} 处` : ''}。
    </span>
  );
}

interface Counted {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

interface ImportTold {
  readonly dryRun: boolean;
  readonly accepted: boolean;
  readonly sheetsOfFiles: readonly { readonly sheets: readonly Counted[] }[];
  readonly errors: readonly unknown[];
  readonly errorsNotListed: number;
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
