import { Button, Form, Input, Radio } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import type { Own } from './own.ts';
import { TestButton } from './TestButton.tsx';
import { WayFault } from './WayFault.tsx';

interface Wanted {
  readonly kind: 'wecom' | 'dingtalk';
  readonly address: string;
  readonly secret?: string;
}

const KINDS = { wecom: '企业微信', dingtalk: '钉钉' } as const;

/** The robot of the user's group. Its address is never shown again, because it works like a password. */
export function OwnRobot({ own }: { readonly own: Own }) {
  const [form] = Form.useForm<Wanted>();
  const kind = Form.useWatch('kind', form);
  const set = useAct('PUT /api/v1/reminders/own/robot', () => form.resetFields());
  const forget = useAct('DELETE /api/v1/reminders/own/robot');
  const { robot, city } = own;
  return (
    <>
      <h2>群机器人</h2>
      <p className="quiet">提醒会发在群里，群里的人都看得到。用只有本单位经办人的群。</p>
      <ProblemNotice error={set.error ?? forget.error} />
      {robot === null ? null : (
        <div className="row-actions">
          现在用{KINDS[robot.kind]}的群机器人（{robot.host}）
          <TestButton channel="robot" says="给群里发测试消息" />
          <Button loading={forget.isPending} onClick={() => forget.mutate(undefined)}>
            不再用群机器人
          </Button>
        </div>
      )}
      <WayFault own={own} channel="robot" />
      {city.robots ? (
        <Form<Wanted>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ kind: 'wecom' }}
          onFinish={({ kind: of, address, secret = '' }) =>
            set.mutate({
              body: {
                kind: of,
                address: address.trim(),
                secret: of === 'wecom' || secret.trim() === '' ? null : secret.trim(),
              },
            })
          }
        >
          <Form.Item name="kind" label={robot === null ? '用哪家的' : '换成'}>
            <Radio.Group options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item
            name="address"
            label="机器人的地址（群设置里复制；保存后不再显示）"
            rules={[{ required: true, message: '请填机器人的地址' }]}
          >
            <Input.Password autoComplete="off" visibilityToggle={false} />
          </Form.Item>
          {kind === 'dingtalk' ? (
            <Form.Item name="secret" label="加签密钥（安全设置选了“加签”的，填 SEC 开头的一串）">
              <Input.Password autoComplete="off" visibilityToggle={false} />
            </Form.Item>
          ) : null}
          <Button htmlType="submit" loading={set.isPending}>
            用这个机器人
          </Button>
        </Form>
      ) : (
        <p className="quiet">安装时没有设置保密密钥，不能用群机器人；需要的，请系统管理员办理。</p>
      )}
    </>
  );
}
