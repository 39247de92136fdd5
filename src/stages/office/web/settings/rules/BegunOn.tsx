import { Button, Form } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { dayRule, dayTyped } from '#web/ui/typed-day.ts';

/** The first day of duties: it can be moved to an earlier day only. */
export function BegunOn({ on }: { readonly on: string | null }) {
  const change = useAct('PUT /api/v1/settings/begun-on');
  return (
    <>
      <h2>责任起计日</h2>
      {on === null ? (
        <p className="quiet">本市没有起计日：各年的责任全部都计。</p>
      ) : (
        <>
          <p className="quiet">
            本市自{chineseDay(on)}
            起计：这一天以前就到期的责任不算谁没做。补录了往年的记录，要看往年的责任的，改早；不能改晚。
          </p>
          <ProblemNotice error={change.error} />
          {change.isSuccess ? <p role="status">已保存。</p> : null}
          <Form<{ day: string }>
            layout="inline"
            requiredMark={false}
            initialValues={{ day: on }}
            onFinish={({ day }) => change.mutate({ body: { on: dayTyped(day) ?? day } })}
          >
            <Form.Item name="day" label="改为" required rules={[dayRule('请填日期')]}>
              <DayField told />
            </Form.Item>
            <Button htmlType="submit" loading={change.isPending}>
              保存
            </Button>
          </Form>
        </>
      )}
    </>
  );
}
