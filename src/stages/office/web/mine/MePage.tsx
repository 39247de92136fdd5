import { Button, Form, Input } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';
import { SetUpSecondFactor } from '#web/ui/SetUpSecondFactor.tsx';
import { OwnSessions } from './OwnSessions.tsx';

/** The user's account: posts, password, second factor. */
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
  return (
    <>
      <h2>动态口令</h2>
      <p className="quiet">登录时除口令外再填手机验证器上的 6 位数字，别人知道了口令也登录不了。</p>
      <SetUpSecondFactor />
    </>
  );
}
