import { Button, Form, Input, Switch } from 'antd';
import { useAct, useOperation } from '../api/use-operation.ts';
import { Answer } from '../ui/Answer.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';

interface Provider {
  readonly issuer?: string;
  readonly client?: string;
}

/** The settings of the city: the security administrator's page. */
export function SettingsPage() {
  const settings = useOperation('GET /api/v1/settings');
  const small = useAct('PUT /api/v1/settings/small-office');
  const single = useAct('PUT /api/v1/settings/single-sign-on');
  return (
    <Page
      title="设置"
      says="改动在当时生效，并记入审计日志。"
      help={
        <>
          <p>小单位：没有三个人可以分任三员时才打开。人手够了就关上，已经兼任的先结束任职。</p>
          <p>统一身份认证：填好以后，登录页多一个“用统一身份认证登录”，账号要先在“账号”页与认证编号对上。</p>
        </>
      }
    >
      <ProblemNotice error={small.error ?? single.error} />
      <Answer of={settings}>
        {({ smallOffice, oidcIssuer, oidcClient }) => (
          <div className="sheet">
            <h2>小单位</h2>
            <p>
              <Switch
                checked={smallOffice}
                loading={small.isPending}
                aria-label="小单位：三员可由一人兼任"
                onChange={(on) => small.mutate({ body: { on } })}
              />
              {'　'}系统、安全、审计三个管理员可以由一人兼任。开着的时候，审计日志每一页都写明。
            </p>
            <h2>统一身份认证</h2>
            <Form<Provider>
              layout="vertical"
              requiredMark={false}
              initialValues={{ issuer: oidcIssuer ?? '', client: oidcClient ?? '' }}
              onFinish={({ issuer = '', client = '' }) =>
                single.mutate({ body: { issuer: issuer.trim(), client: client.trim() } })
              }
            >
              <Form.Item name="issuer" label="认证服务的地址（https:// 开头；空着就是不用）">
                <Input />
              </Form.Item>
              <Form.Item name="client" label="客户端编号">
                <Input />
              </Form.Item>
              <Button type="primary" htmlType="submit" loading={single.isPending}>
                保存
              </Button>
            </Form>
          </div>
        )}
      </Answer>
    </Page>
  );
}
