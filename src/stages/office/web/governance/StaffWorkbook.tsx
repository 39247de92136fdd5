import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { ask, useAct } from '#web/api/use-operation.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { passwordSheet } from './password-sheet.ts';

type Fault = Operations['POST /api/v1/accounts/workbook']['answer']['faults'][number];

/** Accounts from a workbook: chosen, checked, then made; the one-time passwords can be downloaded only now. */
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
          <NewAccounts made={found.made} />
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

interface PostNames {
  /** Names of units, by their number. */
  readonly units: ReadonlyMap<string, string>;
  /** Titles of kinds of posts. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** The posts of the same workbook: checked, then given by the security administrator. */
export function AppointmentsWorkbook({ units, kinds }: PostNames) {
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
                {found.appointed === 0 ? '' : '请先看下面谁任什么，再任用。'}
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
          <GivenPosts posts={found.posts} units={units} kinds={kinds} />
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
          <GivenPosts posts={done.posts} units={units} kinds={kinds} />
        </>
      ) : null}
    </section>
  );
}

interface GivenPostsProps extends PostNames {
  readonly posts: Operations['POST /api/v1/appointments/workbook']['answer']['posts'];
}

/** The new appointments for review, because a post decides what its holder sees and does. */
function GivenPosts({ posts, units, kinds }: GivenPostsProps) {
  if (posts.length === 0) return null;
  return (
    <div className="wide">
      <table className="plain" aria-label="谁任什么">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">单位</th>
            <th scope="col">岗位</th>
            <th scope="col">起止</th>
          </tr>
        </thead>
        <tbody>
          {posts.map(({ row, login, name, kind, unit, named, from, to }) => (
            <tr key={row}>
              <td>
                {name}（<span data-verbatim>{login}</span>）
              </td>
              <td>{units.get(unit) ?? unit}</td>
              <td>
                {kinds.get(kind) ?? kind}
                {named.length === 0 ? null : (
                  <div className="quiet">分管：{named.map((code) => units.get(code) ?? code).join('、')}</div>
                )}
              </td>
              <td className="day">
                {chineseDay(from)}
                {to === null ? '起' : `至${chineseDay(to)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The new accounts: the one-time passwords belong to these. */
function NewAccounts({
  made,
}: {
  readonly made: Operations['POST /api/v1/accounts/workbook']['answer']['made'];
}) {
  if (made.length === 0) return null;
  return (
    <div className="wide">
      <table className="plain" aria-label="要建立的账号">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">用户名</th>
            <th scope="col">单位</th>
          </tr>
        </thead>
        <tbody>
          {made.map(({ login, name, unit }) => (
            <tr key={login}>
              <td>{name}</td>
              <td data-verbatim>{login}</td>
              <td>{unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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

/** The faults by row; nothing was done. */
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
