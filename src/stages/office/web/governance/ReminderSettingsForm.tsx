import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct } from '#web/api/use-operation.ts';
import { HoursInput } from '#web/ui/HoursInput.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

export type Channels = Operations['GET /api/v1/reminders/channels']['answer'];
type Settings = Channels['settings'];

interface Written extends Omit<Settings, 'quiet' | 'mailFrom' | 'mailDomains' | 'robotHosts'> {
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly mailFrom?: string;
  readonly mailDomains?: string;
  readonly robotHosts?: string;
}

/** When reminders are sent, and to which addresses. */
export function ReminderSettingsForm({ settings }: { readonly settings: Settings }) {
  const save = useAct('PUT /api/v1/reminders/channels');
  const { quiet, mailFrom, mailDomains, robotHosts, ...rest } = settings;
  const initial: Written = {
    ...rest,
    quietFrom: quiet.from,
    quietTo: quiet.to,
    mailFrom: mailFrom ?? '',
    mailDomains: mailDomains.join(' '),
    robotHosts: robotHosts.join(' '),
  };
  return (
    <div className="sheet">
      <ProblemNotice error={save.error} />
      {save.isSuccess ? <p role="status">已保存。</p> : null}
      <Form<Written>
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(written) => save.mutate({ body: settingsOf(written) })}
      >
        <h2>何时</h2>
        <Form.Item name="automatic" valuePropName="checked">
          <Checkbox>服务开着时每天自动提醒</Checkbox>
        </Form.Item>
        <Days name="fromHour" label="每天从几点起" most={23} unit="点" />
        <Days name="startDays" label="一期开始前几天" />
        <Days name="dueDays" label="到期前几天" />
        <Days name="leaderDays" label="逾期几天以后也提醒负责人" />
        <HoursInput names={['quietFrom', 'quietTo']} label="免打扰，从" required />
        <Form.Item name="restDays" valuePropName="checked">
          <Checkbox>休息日不发（按工作日历）</Checkbox>
        </Form.Item>
        <h2>送到哪里</h2>
        <Form.Item
          name="mailFrom"
          label="邮件的发件地址（空着就不用邮件）"
          rules={[{ type: 'email', message: '这不是邮箱地址' }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="mailDomains" label="可以发往哪些域名的邮箱（几个的以空格隔开）">
          <Input placeholder="jianghe.gov.example" autoComplete="off" />
        </Form.Item>
        <Form.Item name="robotHosts" label="自建机器人的主机名，可以在内网（几个的以空格隔开）">
          <Input placeholder="robot.jianghe.example" autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存提醒渠道
        </Button>
      </Form>
    </div>
  );
}

interface DaysProps {
  readonly name: 'fromHour' | 'startDays' | 'dueDays' | 'leaderDays';
  readonly label: string;
  readonly most?: number;
  readonly unit?: string;
}

function Days({ name, label, most = 60, unit = '天' }: DaysProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: '请填数字' }]}>
      <InputNumber min={0} max={most} precision={0} suffix={unit} />
    </Form.Item>
  );
}

function settingsOf({
  quietFrom,
  quietTo,
  mailFrom = '',
  mailDomains = '',
  robotHosts = '',
  ...rest
}: Written): Settings {
  return {
    ...rest,
    quiet: { from: quietFrom.trim(), to: quietTo.trim() },
    mailFrom: mailFrom.trim() === '' ? null : mailFrom.trim(),
    mailDomains: wordsOf(mailDomains),
    robotHosts: wordsOf(robotHosts),
  };
}

function wordsOf(written: string): readonly string[] {
  return written
    .toLowerCase()
    .split(/[\s,，、;；]+/u)
    .filter((word) => word !== '');
}
