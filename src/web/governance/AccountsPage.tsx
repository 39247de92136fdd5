import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Operations } from '../api/operations.ts';
import { useAct, useOperation } from '../api/use-operation.ts';
import { Answer } from '../ui/Answer.tsx';
import { chineseMoment } from '../ui/chinese-time.ts';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { ReasonButton } from '../ui/ReasonButton.tsx';
import { useMe } from '../ui/session.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { PageTurner } from './PageTurner.tsx';
import { usePages } from './use-pages.ts';

type Account = Operations['GET /api/v1/accounts']['answer']['items'][number];

/** The accounts: the system administrator keeps them, the security administrator sees them. */
export function AccountsPage() {
  const { post } = useMe();
  const pages = usePages();
  const query = pages.after === undefined ? {} : { after: pages.after };
  const accounts = useOperation('GET /api/v1/accounts', { query }, { keep: true });
  const [once, setOnce] = useState<string | null>(null);
  const keeps = post.power === 'system';
  return (
    <Page
      title="账号"
      says="谁能登录。能看什么、办什么由安全管理员任用的岗位决定。"
      help={<p>口令只在建立或重置时显示一次，请当面交给本人；本人首次登录时更改。每一步都记入审计日志。</p>}
    >
      {once === null ? null : (
        <Alert type="warning" closable onClose={() => setOnce(null)} title={once} className="problem" />
      )}
      {keeps ? <NewAccount tell={setOnce} /> : null}
      <Answer of={accounts}>
        {({ items, next }) => (
          <>
            <div className="wide">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">用户名</th>
                    <th scope="col">姓名</th>
                    <th scope="col">状态</th>
                    <th scope="col">动态口令</th>
                    <th scope="col">建立时间</th>
                    <th scope="col">{keeps ? '办理' : ''}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((account) => (
                    <AccountLine key={account.id} account={account} keeps={keeps} tell={setOnce} />
                  ))}
                </tbody>
              </table>
            </div>
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
    tell(`已建立。一次性口令：${password}（只显示这一次）`);
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

interface AccountLineProps {
  readonly account: Account;
  readonly keeps: boolean;
  readonly tell: (once: string) => void;
}

function AccountLine({ account, keeps, tell }: AccountLineProps) {
  const { id, login, name } = account;
  const reset = useAct('POST /api/v1/accounts/{id}/reset-password', ({ password }) =>
    tell(`${login} 的一次性口令：${password}（只显示这一次）`),
  );
  const disable = useAct('POST /api/v1/accounts/{id}/disable');
  const enable = useAct('POST /api/v1/accounts/{id}/enable');
  const unlock = useAct('POST /api/v1/accounts/{id}/unlock');
  const remove = useAct('POST /api/v1/accounts/{id}/remove-second-factor');
  const locked = account.lockedUntil !== null;
  const given = (reason: string) => ({ path: { id }, body: { reason } });
  const failed = reset.error ?? disable.error ?? enable.error ?? unlock.error ?? remove.error;
  return (
    <tr>
      <td>{login}</td>
      <td>{name}</td>
      <td>
        <AccountState account={account} />
      </td>
      <td>{account.secondFactor ? '已启用' : '未启用'}</td>
      <td>{chineseMoment(account.createdAt)}</td>
      <td>
        {keeps ? (
          <div className="row-actions">
            <ReasonButton
              size="small"
              says="重置口令"
              asks="为什么重置"
              onReason={(r) => reset.mutate(given(r))}
            />
            {account.disabled ? (
              <ReasonButton
                size="small"
                says="恢复"
                asks="为什么恢复"
                onReason={(r) => enable.mutate(given(r))}
              />
            ) : (
              <ReasonButton
                size="small"
                says="停用"
                asks="为什么停用"
                onReason={(r) => disable.mutate(given(r))}
              />
            )}
            {locked ? (
              <ReasonButton
                size="small"
                says="解锁"
                asks="为什么解锁"
                onReason={(r) => unlock.mutate(given(r))}
              />
            ) : null}
            {account.secondFactor ? (
              <ReasonButton
                size="small"
                says="撤销动态口令"
                asks="为什么撤销"
                onReason={(r) => remove.mutate(given(r))}
              />
            ) : null}
          </div>
        ) : null}
        <ProblemNotice error={failed} />
      </td>
    </tr>
  );
}

function AccountState({ account: { disabled, lockedUntil, mustChange } }: { readonly account: Account }) {
  if (disabled) return <StateMark state="none">已停用</StateMark>;
  if (lockedUntil !== null) return <StateMark state="fails">锁定至 {chineseMoment(lockedUntil)}</StateMark>;
  if (mustChange) return <StateMark state="warning">等本人换口令</StateMark>;
  return <StateMark state="agrees">可登录</StateMark>;
}
