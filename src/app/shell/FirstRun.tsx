import { Alert, Button, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { placedNotice } from '#model/text/placed-notice.ts';
import type { Operations } from '#web/api/operations.ts';
import { ask } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';

type Started = Operations['POST /api/v1/first-steps/organisation']['answer'];

/** An empty city: two sheets, or the demo city; then somebody can sign in. */
export function FirstRun({ city }: { readonly city: string }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const [started, setStarted] = useState<Started | null>(null);
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  };
  if (started && started.administrators.length > 0) return <Administrators city={city} started={started} />;
  return (
    <div className="sign-in first-run">
      <h1>明责 · {city}</h1>
      <p>
        这是一个空的城市。先放进单位和人员两张表，系统就建立三个管理员的账号；也可以先装入演示城市看一看。
      </p>
      <ProblemNotice error={error} />
      {started && started.faults.length > 0 ? <Faults faults={started.faults} /> : null}
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label="首次启用口令" htmlFor="first-code" extra="在启动服务的那个窗口里">
          <Input
            id="first-code"
            size="large"
            autoFocus
            value={code}
            onChange={({ target }) => setCode(target.value.trim())}
          />
        </Form.Item>
      </Form>
      <Upload.Dragger
        accept=".xlsx"
        maxCount={1}
        showUploadList={false}
        disabled={busy || code === ''}
        beforeUpload={(file) => {
          void guarded(async () => {
            const query = { code, name: file.name };
            setStarted(await ask('POST /api/v1/first-steps/organisation', { query, body: file }));
          });
          return false;
        }}
      >
        <p>
          {busy
            ? '正在办理……'
            : code === ''
              ? '先填首次启用口令'
              : '把有“单位”“人员”两张表的 Excel 文件拖到这里，或者点这里选文件'}
        </p>
      </Upload.Dragger>
      <Button
        block
        onClick={() =>
          void guarded(async () => saveFile(await ask('GET /api/v1/first-steps/template'), '单位和人员.xlsx'))
        }
      >
        下载这两张表的模板
      </Button>
      <Button
        block
        disabled={busy || code === ''}
        onClick={() =>
          void guarded(async () => {
            await ask('POST /api/v1/first-steps/demo', { body: { code } });
            location.assign('/');
          })
        }
      >
        装入演示城市（数据全部虚构）
      </Button>
    </div>
  );
}

function Faults({ faults }: { readonly faults: Started['faults'] }) {
  return (
    <Alert
      type="error"
      role="alert"
      title={`有 ${faults.length} 处要改，什么都没有导入。改好后再放进来。`}
      description={
        <ul>
          {faults.map(({ sheet, row, message }) => (
            <li key={`${sheet} ${row} ${message}`}>{placedNotice({ sheet, row, message })}</li>
          ))}
        </ul>
      }
    />
  );
}

/** The passwords that are shown once. */
function Administrators({ city, started }: { readonly city: string; readonly started: Started }) {
  const { units, people, left, administrators } = started;
  return (
    <div className="sign-in first-run">
      <h1>明责 · {city}</h1>
      <Alert type="success" title={`已放进单位 ${units} 个、人员任职 ${people} 条。`} />
      {left.length === 0 ? null : (
        <p>文件里另有 {left.length} 张台账没有导入，由责任制办公室的人登录后在“导入”页放进来。</p>
      )}
      <p>
        <strong>三个管理员的一次性口令只显示这一次，请分别交给三个人</strong>；首次登录时更改。
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">管理员</th>
            <th scope="col">用户名</th>
            <th scope="col">一次性口令</th>
          </tr>
        </thead>
        <tbody>
          {administrators.map(({ login, title, password }) => (
            <tr key={login}>
              <td>{title}</td>
              <td>{login}</td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => print()}>打印</Button>
      <Button type="primary" onClick={() => location.assign('/first-steps')}>
        交好了，去登录
      </Button>
    </div>
  );
}
