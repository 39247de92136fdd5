import { Button } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { type Job, JobResult } from '#web/ui/JobParts.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { Corrected } from './Corrected.tsx';
import { NotMine } from './Counts.tsx';
import { FaultList } from './FaultList.tsx';
import { type ImportResult, refusedCount, totalsOf } from './import-result.ts';
import { Notices } from './Notices.tsx';

interface TakenProps {
  readonly job: Job;
  readonly result: ImportResult;
  readonly ledger: string;
  readonly again: () => void;
}

/** The end of an import: imported and refused rows, how to continue, and how to undo it. */
export function Taken({ job, result, ledger, again }: TakenProps) {
  const undo = useAct('POST /api/v1/imports/{batch}/undo');
  const { inserted, updated } = totalsOf(result);
  const batch = inserted + updated > 0 ? (result.batches[0] ?? null) : null;
  const left = refusedCount(result);
  return (
    <>
      <ProblemNotice error={undo.error} />
      {undo.data ? (
        <p role="status">
          已撤销本次导入：{undo.data.voided} 条作废，{undo.data.restored} 条恢复为导入前的内容。
        </p>
      ) : (
        <p role="status">
          <StateMark state="agrees">
            已导入：新增 {inserted.toLocaleString('zh-CN')} 条，变更 {updated.toLocaleString('zh-CN')} 条。
          </StateMark>
        </p>
      )}
      <Corrected result={result} corrections={null} />
      <Notices result={result} />
      <NotMine result={result} />
      {left === 0 ? null : (
        <>
          <p role="status">
            <StateMark state="warning">
              {left.toLocaleString('zh-CN')} 行没有导入，列在下面。取下这些行，改好后再导入：
            </StateMark>
            <JobResult job={job} />
          </p>
          <FaultList result={result} corrections={null} />
        </>
      )}
      <div className="row-actions">
        <GoButton type="primary" to={ledger === '' ? '/ledgers' : `/ledgers/${ledger}`}>
          看台账
        </GoButton>
        <GoButton to="/batches">导入批次</GoButton>
        <Button onClick={again}>再导入一个文件</Button>
        {batch && !undo.data && undo.error?.problem.code !== 'RECORD-BATCH-UNDONE' ? (
          <Button loading={undo.isPending} onClick={() => undo.mutate({ path: { batch } })}>
            撤销本次导入
          </Button>
        ) : null}
      </div>
    </>
  );
}
