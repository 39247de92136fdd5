import { Button, Checkbox, Upload } from 'antd';
import { JobProgress, JobResult } from '#web/ui/JobParts.tsx';
import { ask, useAct } from '#web/api/use-operation.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { useDefinition } from './definition.ts';
import { FaultSheet } from './import/FaultSheet.tsx';
import { type ImportResult, totalsOf } from './import/import-result.ts';
import { Step } from './import/Step.tsx';
import { type Importing, type JobOf, useImport } from './import/use-import.ts';
import './ledgers.css';

/** Four steps on one page, of one ledger or of whatever a workbook holds: the file, what would change, taking it in, and the way back. */
export function ImportPage() {
  const ledger = usePlace().param('ledger');
  const definition = useDefinition(ledger);
  const importing = useImport();
  const { file, dry, real } = importing;
  const checked = dry.job?.state === 'done' ? dry.result : null;
  const taken = real.job?.state === 'done' ? real.result : null;
  const title = definition.data ? `导入：${definition.data.title}` : '导入';
  return (
    <Page
      title={title}
      says="先检查、后导入：检查时什么都不会改变；导入后可以整批撤销。"
      actions={
        <>
          {definition.data?.actions.includes('write') ? (
            <Button
              onClick={() =>
                void ask('GET /api/v1/ledgers/{ledger}/template', { path: { ledger } }).then((workbook) =>
                  saveFile(workbook, `${definition.data.title}（模板）.xlsx`),
                )
              }
            >
              下载模板
            </Button>
          ) : null}
          {file ? <Button onClick={importing.restart}>换一个文件</Button> : null}
        </>
      }
      help={
        <>
          <p>认得 .xlsx 和 .csv；列的先后、多余的列、多个工作表都没有关系，按表头的名称对应。</p>
          <p>同一个文件导入两次不会重复：没有变的记录不动，变了的记录留有前后对照。</p>
        </>
      }
    >
      <ProblemNotice error={importing.error} />
      <Step number={1} title="选文件" waits={false} done={file ? file.name : null}>
        <ChooseFile importing={importing} />
      </Step>
      <Step number={2} title="检查" waits={file === null} done={taken ? '已检查' : null}>
        <Checked dry={dry} importing={importing} />
      </Step>
      <Step number={3} title="导入" waits={checked === null} done={taken ? '已导入' : null}>
        {checked ? <Take importing={importing} checked={checked} /> : null}
        {real.job && !taken ? <Running of={real} /> : null}
      </Step>
      <Step number={4} title="完成" waits={taken === null} done={null}>
        {taken ? <Taken result={taken} ledger={ledger} again={importing.restart} /> : null}
      </Step>
    </Page>
  );
}

function ChooseFile({ importing }: { readonly importing: Importing }) {
  return (
    <Upload.Dragger
      accept=".xlsx,.csv"
      maxCount={1}
      showUploadList={false}
      disabled={importing.busy}
      beforeUpload={(file) => {
        void importing.choose(file);
        return false;
      }}
    >
      <p>{importing.busy ? '正在上传……' : '把 Excel 或 CSV 文件拖到这里，或者点这里选文件'}</p>
    </Upload.Dragger>
  );
}

function Running({ of: { job } }: { readonly of: JobOf }) {
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

function Checked({ dry, importing }: { readonly dry: JobOf; readonly importing: Importing }) {
  const { job, result } = dry;
  if (!job || job.state !== 'done' || !result) return <Running of={dry} />;
  const sheets = [...new Set(result.errors.map(({ sheet, file }) => sheet ?? file))];
  return (
    <>
      <Counts result={result} />
      {result.reported.length === 0 ? null : (
        <ul>
          {result.reported.map(({ sheet, row, message }) => (
            <li key={`${sheet} ${row} ${message}`} className="state-warning">
              △ {sheet === null ? '' : `“${sheet}”`}
              {row === null ? '' : `第 ${row} 行：`}
              {message}
            </li>
          ))}
        </ul>
      )}
      {result.errors.length === 0 ? (
        <StateMark state="agrees">全部可以导入。</StateMark>
      ) : (
        <>
          <p>
            <StateMark state="fails">
              有 {(result.errors.length + result.errorsNotListed).toLocaleString('zh-CN')} 处不能导入，见下。
            </StateMark>{' '}
            可以改好文件再来，也可以取标注了错误的副本在上面改：
            <JobResult job={job} />
          </p>
          <Checkbox
            checked={importing.goodRows}
            disabled={importing.busy}
            onChange={({ target }) => void importing.check(target.checked)}
          >
            只导入没有错误的行
          </Checkbox>
          {sheets.map((sheet) => (
            <FaultSheet
              key={sheet}
              sheet={sheet}
              faults={result.errors.filter((one) => (one.sheet ?? one.file) === sheet)}
            />
          ))}
        </>
      )}
    </>
  );
}

function Counts({ result }: { readonly result: ImportResult }) {
  return (
    <div className="wide">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">工作表</th>
            <th scope="col" className="number">
              读到
            </th>
            <th scope="col" className="number">
              新增
            </th>
            <th scope="col" className="number">
              变更
            </th>
            <th scope="col" className="number">
              相同
            </th>
            <th scope="col" className="number">
              不导入
            </th>
          </tr>
        </thead>
        <tbody>
          {result.sheetsOfFiles.flatMap(({ file, sheets }) =>
            sheets.map(({ sheet, read, inserted, updated, unchanged, skipped }) => (
              <tr key={`${file} ${sheet}`}>
                <td>{sheet}</td>
                {[read, inserted, updated, unchanged, skipped].map((count, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the columns do not move
                  <td key={at} className="number">
                    {count.toLocaleString('zh-CN')}
                  </td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Take({ importing, checked }: { readonly importing: Importing; readonly checked: ImportResult }) {
  const { inserted, updated } = totalsOf(checked);
  const changes = inserted + updated;
  if (!checked.accepted && !importing.goodRows)
    return <p>改好上面的错误，或者选“只导入没有错误的行”，再导入。</p>;
  if (changes === 0) return <p>没有要改变的：文件中的记录都已在台账中。</p>;
  return (
    <Button
      type="primary"
      loading={importing.busy}
      disabled={importing.real.job !== null && importing.real.job.state !== 'failed'}
      onClick={() => void importing.take()}
    >
      导入 {changes.toLocaleString('zh-CN')} 条（新增 {inserted.toLocaleString('zh-CN')}，变更{' '}
      {updated.toLocaleString('zh-CN')}）
    </Button>
  );
}

interface TakenProps {
  readonly result: ImportResult;
  readonly ledger: string;
  readonly again: () => void;
}

function Taken({ result, ledger, again }: TakenProps) {
  const undo = useAct('POST /api/v1/imports/{batch}/undo');
  const { inserted, updated } = totalsOf(result);
  const batch = inserted + updated > 0 ? (result.batches[0] ?? null) : null;
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
            已导入：新增 {inserted} 条，变更 {updated} 条。
          </StateMark>
        </p>
      )}
      <div className="row-actions">
        <GoButton type="primary" to={ledger === '' ? '/ledgers' : `/ledgers/${ledger}`}>
          看台账
        </GoButton>
        <Button onClick={again}>再导入一个文件</Button>
        {batch && !undo.data ? (
          <Button loading={undo.isPending} onClick={() => undo.mutate({ path: { batch } })}>
            撤销本次导入
          </Button>
        ) : null}
      </div>
    </>
  );
}
