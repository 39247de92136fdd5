import { Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useAct } from '../api/use-operation.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

/** Sets up an authenticator: its QR code, and a first code as proof that the telephone has it. */
export function SetUpSecondFactor() {
  const [uri, setUri] = useState<string | null>(null);
  const start = useAct('POST /api/v1/session/second-factor', (answer) => setUri(answer.uri));
  const confirm = useAct('PUT /api/v1/session/second-factor', () => setUri(null));
  const secret = uri === null ? null : new URL(uri).searchParams.get('secret');
  return (
    <>
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
