import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#web/api/use-operation.ts';
import { AskSecondPerson } from '#web/ui/AskSecondPerson.tsx';

interface Provider {
  readonly issuer?: string;
  readonly client?: string;
}

interface SingleSignOnProps {
  readonly issuer: string | null;
  readonly client: string | null;
}

/** The identity provider of the city. */
export function SingleSignOn({ issuer, client }: SingleSignOnProps) {
  const [asked, setAsked] = useState('');
  const single = useAct('PUT /api/v1/settings/single-sign-on');
  const save = ({ issuer: url = '', client: name = '' }: Provider): void => {
    const body = { issuer: url.trim(), client: name.trim() };
    setAsked(`${body.issuer} ${body.client}`);
    single.mutate({ body });
  };
  return (
    <>
      <h2>统一身份认证</h2>
      <AskSecondPerson error={single.error} act="identity_provider" subject={asked} />
      <Form<Provider>
        layout="vertical"
        requiredMark={false}
        initialValues={{ issuer: issuer ?? '', client: client ?? '' }}
        onFinish={save}
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
    </>
  );
}
