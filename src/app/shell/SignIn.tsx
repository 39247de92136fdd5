import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { actAs } from '#web/api/acting.ts';
import { Refused } from '#web/api/client.ts';
import { ask, useOperation } from '#web/api/use-operation.ts';
import { signedIn } from './signed-out.ts';

interface Typed {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

const SINGLE_SIGN_ON = '/api/v1/session/oidc';

/** Name and password, the code when one is asked for, or the city's own sign-in. */
export function SignIn({ expired }: { readonly expired: boolean }) {
  const city = useOperation('GET /api/v1/city');
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const [coded, setCoded] = useState(false);
  const [busy, setBusy] = useState(false);
  const enter = async ({ login, password, code }: Typed): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      const body = { login: login.trim(), password, ...(code ? { code: code.trim() } : {}) };
      await ask('POST /api/v1/session', { body });
      // An open page belongs to its user; another user who signs in over it gets a notice.
      if (!expired) actAs(null);
      signedIn();
      // The previous user may have been another one: nothing of what he saw stays.
      if (expired) await queries.invalidateQueries();
      else await queries.resetQueries();
    } catch (error) {
      const problem = error instanceof Refused ? error.problem : null;
      if (problem?.code === 'AUTH-CODE-NEEDED') setCoded(true);
      setRefused(problem ? `${problem.detail}${problem.remedy}` : '没有连上服务，请看网络是否接通。');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => void enter(typed)}
      className="sign-in"
    >
      <h1>明责 · {city.data?.name ?? ''}</h1>
      <p className="quiet">
        {expired ? '登录已到期，请重新登录；刚才填写的内容还在。' : '请用本人的账号登录。'}
      </p>
      {refused === null ? null : <Alert type="error" role="alert" title={refused} />}
      <Form.Item name="login" label="用户名" rules={[{ required: true, message: '请填用户名' }]}>
        <Input autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填口令' }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      {coded ? (
        <Form.Item
          name="code"
          label="动态口令"
          extra="手机上的验证器显示的 6 位数字"
          rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: '请填 6 位数字' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" size="large" />
        </Form.Item>
      ) : null}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        登录
      </Button>
      {city.data?.singleSignOn ? (
        <Button size="large" block href={SINGLE_SIGN_ON} className="single">
          用统一身份认证登录
        </Button>
      ) : null}
    </Form>
  );
}
