import { Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useAct } from '../api/use-operation.ts';
import { chineseDay } from '../ui/chinese-time.ts';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { useMe } from '../ui/session.ts';
import { OwnSessions } from './OwnSessions.tsx';

/** What belongs to the account itself: posts, password, second factor. */
export function MePage() {
  const { session } = useMe();
  return (
    <Page
      title="我的账号"
      says={`${session.account.name}（${session.account.login}）`}
      help={
        <>
          <p>岗位由安全管理员任用。有几个岗位的，在右上角换。</p>
          <p>手机丢了、动态口令用不了，请系统管理员重置。有不认得的登录，先结束它，再换口令。</p>
        </>
      }
    >
      <h2>任职</h2>
      <ul>
        {session.posts.map(({ id, unitName, title, from, to, deputyOf }) => (
          <li key={id}>
            {unitName} {title}
            {deputyOf === null ? '' : '（代行）'}，自{chineseDay(from)}
            {to === null ? '' : `至${chineseDay(to)}`}
          </li>
        ))}
      </ul>
      <ChangePassword />
      <SecondFactor />
      <OwnSessions />
    </Page>
  );
}

function ChangePassword() {
  const change = useAct('POST /api/v1/session/password', () => location.assign('/'));
  return (
    <>
      <h2>换口令</h2>
      <p className="quiet">至少 10 个字。换好以后所有设备都要重新登录。</p>
      <ProblemNotice error={change.error} />
      <Form<{ old: string; fresh: string }>
        layout="inline"
        requiredMark={false}
        onFinish={({ old, fresh }) => change.mutate({ body: { old, new: fresh } })}
      >
        <Form.Item name="old" label="现在的口令" rules={[{ required: true, message: '请填现在的口令' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="fresh" label="新口令" rules={[{ required: true, min: 10, message: '至少 10 个字' }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          换口令
        </Button>
      </Form>
    </>
  );
}

function SecondFactor() {
  const [uri, setUri] = useState<string | null>(null);
  const start = useAct('POST /api/v1/session/second-factor', (answer) => setUri(answer.uri));
  const confirm = useAct('PUT /api/v1/session/second-factor', () => setUri(null));
  const secret = uri === null ? null : new URL(uri).searchParams.get('secret');
  return (
    <>
      <h2>动态口令</h2>
      <p className="quiet">登录时除口令外再填手机验证器上的 6 位数字，别人知道了口令也登录不了。</p>
      <ProblemNotice error={start.error ?? confirm.error} />
      {confirm.isSuccess ? <p role="status">已启用。下次登录时请填动态口令。</p> : null}
      {uri === null ? (
        <Button onClick={() => start.mutate(undefined)} loading={start.isPending}>
          设置动态口令
        </Button>
      ) : (
        <Form<{ code: string }>
          layout="vertical"
          requiredMark={false}
          className="second-factor"
          onFinish={({ code }) => confirm.mutate({ body: { code: code.trim() } })}
        >
          <p>用手机上的验证器扫描，或者把密钥抄进去：</p>
          <QRCode value={uri} type="svg" size={180} />
          <code>{secret}</code>
          <Form.Item
            name="code"
            label="验证器现在显示的 6 位数字"
            rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: '请填 6 位数字' }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            启用
          </Button>
        </Form>
      )}
    </>
  );
}
