import { Button } from 'antd';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { isOpen, type Job, JobCounts, JobProgress, JobResult } from '#web/ui/JobParts.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';
import { type State, StateMark } from '#web/ui/StateMark.tsx';

const STATES: Readonly<Record<Job['state'], readonly [State, string]>> = {
  waiting: ['none', '排队中'],
  running: ['none', '进行中'],
  done: ['agrees', '已完成'],
  failed: ['fails', '没有完成'],
  cancelled: ['warning', '已取消'],
};
const WHILE_RUNNING = 1500;

/** The user's jobs with their progress; the page may be left and opened again. */
export function JobsPage() {
  const jobs = useOperation('GET /api/v1/jobs', undefined, {
    again: (last) => (last?.jobs.some(isOpen) ? WHILE_RUNNING : null),
  });
  const cancel = useAct('POST /api/v1/jobs/{id}/cancel');
  const { post } = useMe();
  return (
    <Page
      title="我的任务"
      actions={post.power === null ? <GoButton to="/batches">导入批次</GoButton> : null}
      says="导入、导出等要一些时间的事在这里办；关掉网页也不停。"
      help={
        <p>
          导出办好以后，文件从“结果”一栏取；文件里写明有多少条、由谁导出。还在办的可以取消；已经导入的，到“导入批次”撤销。
        </p>
      }
    >
      <ProblemNotice error={cancel.error} />
      <Answer of={jobs}>
        {({ jobs: items }) =>
          items.length === 0 ? (
            <Nothing>还没有任务。导入、导出以后在这里看进度，取文件。</Nothing>
          ) : (
            <div className="wide">
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
                      <td>{job.says}</td>
                      <td>
                        <StateMark state={STATES[job.state][0]}>{STATES[job.state][1]}</StateMark>
                        <JobProgress job={job} />
                      </td>
                      <td>{chineseMoment(job.createdAt)}</td>
                      <td>
                        <JobCounts job={job} />
                        <JobResult job={job} />
                        {isOpen(job) ? (
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
            </div>
          )
        }
      </Answer>
    </Page>
  );
}
