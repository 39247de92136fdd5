import { Button, Upload } from 'antd';
import { ask } from '#web/api/use-operation.ts';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { useDefinition } from './definition.ts';
import { Checked } from './import/Checked.tsx';
import { type ImportResult, totalsOf } from './import/import-result.ts';
import { Running } from './import/Running.tsx';
import { Step } from './import/Step.tsx';
import { Taken } from './import/Taken.tsx';
import { type Importing, useImport } from './import/use-import.ts';
import './ledgers.css';

/** Four steps on one page, for one ledger or all of a workbook: the file, the check, the import, and the undo. */
export function ImportPage() {
  const ledger = usePlace().param('ledger');
  const definition = useDefinition(ledger);
  const importing = useImport();
  const { file, dry, real } = importing;
  const checked = dry.job?.state === 'done' ? dry.result : null;
  const taken = real.job?.state === 'done' ? real.result : null;
  const title = definition.data ? `导入：${definition.data.title}` : '导入';
  const page = (
    <Page
      title={title}
      says="先检查、后导入：检查时什么都不会改变；导入后可以整批撤销。"
      actions={
        <>
          {ledger === '' || definition.data?.actions.includes('write') ? (
            <TemplateButton ledger={ledger} title={definition.data?.title ?? null} />
          ) : null}
          {file ? <Button onClick={importing.restart}>换一个文件</Button> : null}
        </>
      }
      help={
        <>
          <p>认得 .xlsx 和 .csv；列的先后、多余的列、多个工作表都没有关系，按表头的名称对应。</p>
          <p>同一个文件导入两次不会重复：没有变的记录不动，变了的记录留有前后对照。</p>
          <p>不能导入的格可以在网页上改正，再核对一次；改了几格、改前改后，记入批次和日志。</p>
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
        {taken && real.job ? (
          <Taken job={real.job} result={taken} ledger={ledger} again={importing.restart} />
        ) : null}
      </Step>
    </Page>
  );
  // A workbook may contain sheets of sealed ledgers, whose cells the page shows.
  const sealed = ledger === '' || definition.data?.sensitivity === 'sealed';
  return sealed ? <Watermark>{page}</Watermark> : page;
}

/** The empty workbook to fill in: of this ledger, or of every ledger that the post writes. */
function TemplateButton({ ledger, title }: { readonly ledger: string; readonly title: string | null }) {
  const fetched =
    ledger === ''
      ? () => ask('GET /api/v1/template', { query: {} })
      : () => ask('GET /api/v1/ledgers/{ledger}/template', { path: { ledger } });
  const name = title === null ? '填写模板.xlsx' : `${title}（模板）.xlsx`;
  return (
    <Button onClick={() => void fetched().then((workbook) => saveFile(workbook, name))}>下载模板</Button>
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

function Take({ importing, checked }: { readonly importing: Importing; readonly checked: ImportResult }) {
  const { inserted, updated } = totalsOf(checked);
  const changes = inserted + updated;
  const { dry, corrections, goodRows, real, busy } = importing;
  if (dry.job && !corrections.agree(dry.job.id)) return <p>您改了格子，请先点上面的“重新核对”，再导入。</p>;
  if (!checked.accepted && !goodRows) return <p>改好上面的错误，或者选“只导入没有错误的行”，再导入。</p>;
  if (checked.corrected.length !== corrections.list.length)
    return <p>上次核对时的更正不在这个浏览器里，请重新更正、核对，再导入。</p>;
  if (changes === 0) return <p>没有要改变的：文件中的记录都已在台账中。</p>;
  return (
    <Button
      type="primary"
      loading={busy}
      disabled={real.job !== null && real.job.state !== 'failed'}
      onClick={() => void importing.take()}
    >
      导入 {changes.toLocaleString('zh-CN')} 条（新增 {inserted.toLocaleString('zh-CN')}，变更{' '}
      {updated.toLocaleString('zh-CN')}）
    </Button>
  );
}
