import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { ask, useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { passwordSheet } from './password-sheet.ts';

type Fault = Operations['POST /api/v1/accounts/workbook']['answer']['faults'][number];

/** Accounts from a workbook: chosen, checked, then made; the one-time passwords as a file, for this once. */
export function AccountsWorkbook() {
  const [file, setFile] = useState<File | null>(null);
  const check = useAct('POST /api/v1/accounts/workbook');
  const make = useAct('POST /api/v1/accounts/workbook');
  const chosen = (next: File): void => {
    setFile(next);
    make.reset();
    check.mutate({ query: { name: next.name, check: 'yes' }, body: next });
  };
  const found = check.data;
  const done = make.data;
  return (
    <section className="staff-workbook" aria-label="按工作簿建立账号">
      <ChooseWorkbook says="从工作簿批量建立" busy={check.isPending} onFile={chosen} />
      <ProblemNotice error={check.error ?? make.error} />
      {file && found && !done ? (
        <>
          <Faults file={file.name} faults={found.faults} />
          {found.faults.length > 0 ? null : (
            <p role="status">
              <StateMark state="agrees">
                “{file.name}”没有错误：要建立 {found.made.length} 个账号
                {found.kept > 0 ? `，${found.kept} 个已有，不变` : ''}。岗位由安全管理员用同一个文件任用。
              </StateMark>{' '}
              {found.made.length === 0 ? null : (
                <Button
                  type="primary"
                  loading={make.isPending}
                  onClick={() => make.mutate({ query: { name: file.name, check: 'no' }, body: file })}
                >
                  建立 {found.made.length} 个账号
                </Button>
              )}
            </p>
          )}
        </>
      ) : null}
      {done ? (
        <Alert
          type="warning"
          className="problem"
          title={
            <>
              已建立 {done.made.length}{' '}
              个账号。一次性口令只在这里给出一次，请现在取下，当面分发；三天内首次登录时更改。
              <Button
                type="primary"
                onClick={() => saveFile(passwordSheet(done.made), `一次性口令-${done.made.length}人.csv`)}
              >
                取下口令表
              </Button>
            </>
          }
        />
      ) : null}
    </section>
  );
}

/** The posts of the same workbook: checked, then appointed by the administrator of security. */
export function AppointmentsWorkbook() {
  const [file, setFile] = useState<File | null>(null);
  const check = useAct('POST /api/v1/appointments/workbook');
  const appoint = useAct('POST /api/v1/appointments/workbook');
  const chosen = (next: File): void => {
    setFile(next);
    appoint.reset();
    check.mutate({ query: { name: next.name, check: 'yes' }, body: next });
  };
  const found = check.data;
  const done = appoint.data;
  return (
    <section className="staff-workbook" aria-label="按工作簿任用">
      <ChooseWorkbook says="从工作簿批量任用" busy={check.isPending} onFile={chosen} />
      <ProblemNotice error={check.error ?? appoint.error} />
      {file && found && !done ? (
        <>
          <Faults file={file.name} faults={found.faults} />
          {found.faults.length > 0 ? null : (
            <p role="status">
              <StateMark state="agrees">
                “{file.name}”没有错误：要任用 {found.appointed} 个岗位
                {found.kept > 0 ? `，${found.kept} 个已任，不变` : ''}。
              </StateMark>{' '}
              {found.appointed === 0 ? null : (
                <Button
                  type="primary"
                  loading={appoint.isPending}
                  onClick={() => appoint.mutate({ query: { name: file.name, check: 'no' }, body: file })}
                >
                  任用 {found.appointed} 个岗位
                </Button>
              )}
            </p>
          )}
        </>
      ) : null}
      {done ? (
        <>
          <Faults file={file?.name ?? ''} faults={done.faults} />
          {done.faults.length > 0 ? null : (
            <p role="status">
              <StateMark state="agrees">已任用 {done.appointed} 个岗位。</StateMark>
            </p>
          )}
        </>
      ) : null}
    </section>
  );
}

function ChooseWorkbook({
  says,
  busy,
  onFile,
}: {
  readonly says: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}) {
  return (
    <div className="row-actions">
      <Upload
        accept=".xlsx,.csv"
        showUploadList={false}
        beforeUpload={(file) => {
          onFile(file);
          return false;
        }}
      >
        <Button loading={busy}>{says}</Button>
      </Upload>
      <Button
        onClick={() =>
          void ask('GET /api/v1/accounts/template').then((workbook) =>
            saveFile(workbook, '账号和岗位（模板）.xlsx'),
          )
        }
      >
        下载模板
      </Button>
    </div>
  );
}

/** What is wrong, row by row; nothing was done. */
function Faults({ file, faults }: { readonly file: string; readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <>
      <p role="alert">
        <StateMark state="fails">
          “{file}”有 {faults.length} 处错误，什么也没有改。改好后再选一次。
        </StateMark>
      </p>
      <div className="wide">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">列</th>
              <th scope="col">填的</th>
              <th scope="col">为什么</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ row, column, value, message }) => (
              <tr key={`${row} ${column} ${message}`}>
                <td>{row ?? '整个文件'}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
