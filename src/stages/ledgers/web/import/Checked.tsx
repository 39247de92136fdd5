import { Button, Checkbox } from 'antd';
import { JobResult } from '#web/ui/JobParts.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { Corrected } from './Corrected.tsx';
import { Counts, NotMine } from './Counts.tsx';
import { FaultList } from './FaultList.tsx';
import { notMine } from './import-result.ts';
import { Notices } from './Notices.tsx';
import { Running } from './Running.tsx';
import type { Importing, JobOf } from './use-import.ts';

/** The result of the check, with the refused cells to be corrected in place. */
export function Checked({ dry, importing }: { readonly dry: JobOf; readonly importing: Importing }) {
  const { job, result } = dry;
  if (!job || job.state !== 'done' || !result) return <Running of={dry} />;
  const { corrections, busy, goodRows } = importing;
  const faults = result.errors.length + result.errorsNotListed - notMine(result).length;
  const same = corrections.agree(job.id);
  return (
    <>
      <NotMine result={result} />
      <Counts result={result} />
      <Notices result={result} />
      <Corrected result={result} corrections={corrections} />
      {faults > 0 ? (
        <p>
          <StateMark state="fails">有 {faults.toLocaleString('zh-CN')} 处不能导入，见下。</StateMark>{' '}
          可以就在下面改正，再点“重新核对”；也可以改好文件再来，或者取标注了错误的副本在上面改
          {corrections.list.length > 0 ? '（副本里没有您在这里的更正）' : ''}：
          <JobResult job={job} />
        </p>
      ) : result.errors.length === 0 ? (
        <StateMark state="agrees">全部可以导入。</StateMark>
      ) : null}
      {result.errors.length === 0 ? null : (
        <Checkbox
          checked={goodRows}
          disabled={busy}
          onChange={({ target }) => void importing.check(target.checked)}
        >
          只导入没有错误的行
        </Checkbox>
      )}
      <FaultList result={result} corrections={corrections} />
      {faults > 0 || !same ? (
        <div className="row-actions">
          <Button
            type="primary"
            loading={busy}
            disabled={same}
            onClick={() => void importing.check(goodRows)}
          >
            重新核对
          </Button>
          {same ? null : <span role="status">您改了格子，还没有核对。</span>}
        </div>
      ) : null}
    </>
  );
}
