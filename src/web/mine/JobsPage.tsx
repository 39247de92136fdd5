import { Button, Progress } from 'antd';
import type { Operations } from '../api/operations.ts';
import { useAct, useOperation } from '../api/use-operation.ts';
import { Answer } from '../ui/Answer.tsx';
import { chineseMoment } from '../ui/chinese-time.ts';
import { Nothing } from '../ui/Nothing.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type State, StateMark } from '../ui/StateMark.tsx';

export type Job = Operations['GET /api/v1/jobs/{id}']['answer'];

const KINDS: Readonly<Record<string, string>> = { import: '导入', export: '导出', backup: '备份' };
const STATES: Readonly<Record<Job['state'], readonly [State, string]>> = {
  waiting: ['none', '排队中'],
  running: ['none', '进行中'],
  done: ['agrees', '已完成'],
  failed: ['fails', '没有完成'],
  cancelled: ['warning', '已取消'],
};
const WHILE_RUNNING = 1500;

/** What I have asked the service to do, with its true progress; I may leave and come back. */
export function JobsPage() {
  const jobs = useOperation('GET /api/v1/jobs', undefined, { every: WHILE_RUNNING });
  const cancel = useAct('POST /api/v1/jobs/{id}/cancel');
  return (
    <Page title="我的任务" says="导入、导出等要一些时间的事在这里办；关掉网页也不停。">
      <ProblemNotice error={cancel.error} />
      <Answer of={jobs}>
        {({ jobs: items }) =>
          items.length === 0 ? (
            <Nothing>还没有任务。导入、导出以后在这里看进度，取文件。</Nothing>
          ) : (
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">任务</th>
                  <th scope="col">状态</th>
                  <th scope="col">提出时间</th>
                  <th scope="col">结果</th>
                </tr>
              </thead>
              <tbody>
                {items.map((job) => (
                  <tr key={job.id}>
                    <td>{KINDS[job.kind] ?? job.kind}</td>
                    <td>
                      <StateMark state={STATES[job.state][0]}>{STATES[job.state][1]}</StateMark>
                      <JobProgress job={job} />
                    </td>
                    <td>{chineseMoment(job.createdAt)}</td>
                    <td>
                      <JobResult job={job} />
                      {job.state === 'waiting' || job.state === 'running' ? (
                        <Button
                          size="small"
                          disabled={job.cancelAsked}
                          onClick={() => cancel.mutate({ path: { id: job.id } })}
                        >
                          {job.cancelAsked ? '正在取消' : '取消'}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Page>
  );
}

/** How far a running job has come; a bar only when its end is known. */
export function JobProgress({ job: { state, progress } }: { readonly job: Pick<Job, 'state' | 'progress'> }) {
  if (state !== 'running' || progress === null) return null;
  const { done, total, what } = progress;
  return (
    <span className="quiet">
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
        <a key={name} href={`/api/v1/jobs/${job.id}/result?file=${at}`} download={name}>
          {name}
        </a>
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
