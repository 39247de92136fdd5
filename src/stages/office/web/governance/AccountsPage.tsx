import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';
import { AccountLine } from './AccountLine.tsx';
import { AccountsWorkbook } from './StaffWorkbook.tsx';
import { PageTurner } from './PageTurner.tsx';
import { usePages } from './use-pages.ts';

/** The accounts: the system administrator manages them, the security administrator sees them. */
export function AccountsPage() {
  const { post } = useMe();
  const pages = usePages();
  const [q, setQ] = useState('');
  const query = { ...(pages.after === undefined ? {} : { after: pages.after }), ...(q === '' ? {} : { q }) };
  const accounts = useOperation('GET /api/v1/accounts', { query }, { keep: true });
  const [once, setOnce] = useState<string | null>(null);
  const keeps = post.power === 'system';
  return (
    <Page
      title="账号"
      says="谁能登录。能看什么、办什么由安全管理员任用的岗位决定。"
      help={<p>口令只在建立或重置时显示一次，请当面交给本人；本人首次登录时更改。每一步都记入审计日志。</p>}
    >
      <Input.Search
        className="within"
        allowClear
        placeholder="用户名、姓名或单位"
        aria-label="找账号"
        onSearch={(text) => {
          pages.restart();
          setQ(text.trim());
        }}
      />
      {once === null ? null : (
        <Alert type="warning" closable onClose={() => setOnce(null)} title={once} className="problem" />
      )}
      {keeps ? <NewAccount tell={setOnce} /> : null}
      {keeps ? <AccountsWorkbook /> : null}
      <Answer of={accounts}>
        {({ items, next }) => (
          <>
            <div className="wide">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">用户名</th>
                    <th scope="col">姓名</th>
                    <th scope="col">任职单位</th>
                    <th scope="col">状态</th>
                    <th scope="col">动态口令</th>
                    <th scope="col">最近登录</th>
                    <th scope="col">建立时间</th>
                    <th scope="col">办理</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((account) => (
                    <AccountLine key={account.id} account={account} power={post.power} tell={setOnce} />
                  ))}
                </tbody>
              </table>
            </div>
            {items.length === 0 ? <p>没有找到账号。</p> : null}
            <PageTurner pages={pages} next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function NewAccount({ tell }: { readonly tell: (once: string) => void }) {
  const [form] = Form.useForm<{ login: string; name: string }>();
  const create = useAct('POST /api/v1/accounts', ({ password }) => {
    const { login, name } = form.getFieldsValue();
    tell(`已为${name}（${login}）建立账号。一次性口令：${password}（只显示这一次）`);
    form.resetFields();
  });
  return (
    <>
      <ProblemNotice error={create.error} />
      <Form
        form={form}
        layout="inline"
        className="one-line"
        onFinish={({ login, name }) => create.mutate({ body: { login: login.trim(), name: name.trim() } })}
      >
        <Form.Item name="login" label="用户名" rules={[{ required: true, message: '请填用户名' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填姓名' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          建立账号
        </Button>
      </Form>
    </>
  );
}
