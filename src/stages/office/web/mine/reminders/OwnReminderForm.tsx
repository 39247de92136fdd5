import { Button, Checkbox, Form, Input } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { HoursInput } from '#web/ui/HoursInput.tsx';
import { WayFault } from './WayFault.tsx';
import type { Own } from './own.ts';
import { TestButton } from './TestButton.tsx';

type Level = Own['levels'][number];

interface Wanted {
  readonly levels: readonly Level[];
  readonly from?: string;
  readonly to?: string;
  readonly mail?: string;
}

const LEVELS: readonly { readonly value: Level; readonly label: string }[] = [
  { value: 'red', label: '红：已经逾期' },
  { value: 'amber', label: '黄：临近到期' },
  { value: 'blue', label: '蓝：即将开始' },
];

/** Levels, own quiet hours, and the address for mail. */
export function OwnReminderForm({ own }: { readonly own: Own }) {
  const save = useAct('PUT /api/v1/reminders/own');
  const { city, quiet } = own;
  const finish = ({ levels, from = '', to = '', mail = '' }: Wanted): void =>
    save.mutate({
      body: {
        levels,
        quiet: from.trim() === '' || to.trim() === '' ? null : { from: from.trim(), to: to.trim() },
        mail: mail.trim() === '' ? null : mail.trim(),
      },
    });
  return (
    <>
      <h2>提醒哪些、何时</h2>
      <p className="quiet">
        本市的免打扰时间是 {city.quiet.from} 至 {city.quiet.to}
        {city.restDays ? '，休息日不发' : ''}；错过的过后再发。
      </p>
      <ProblemNotice error={save.error} />
      {save.isSuccess ? <p role="status">已保存。</p> : null}
      <Form<Wanted>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          levels: own.levels,
          from: quiet?.from ?? '',
          to: quiet?.to ?? '',
          mail: own.mail ?? '',
        }}
        onFinish={finish}
      >
        <Form.Item name="levels" label="提醒哪几级">
          <Checkbox.Group options={[...LEVELS]} />
        </Form.Item>
        <HoursInput names={['from', 'to']} label="本人的免打扰，从（空着就随本市）" />
        {city.mailDomains.length === 0 ? (
          <p className="quiet">本市没有启用邮件提醒。</p>
        ) : (
          <Form.Item
            name="mail"
            label={`邮箱（只发往 ${city.mailDomains.join('、')}；空着就不用邮件）`}
            rules={[{ type: 'email', message: '这不是邮箱地址' }]}
          >
            <Input autoComplete="email" />
          </Form.Item>
        )}
        <div className="row-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存提醒设置
          </Button>
          {own.mail === null ? null : <TestButton channel="mail" says="给邮箱发测试消息" />}
        </div>
      </Form>
      <WayFault own={own} channel="mail" />
    </>
  );
}
