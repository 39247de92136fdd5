import { Button, DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useAct } from '../../api/use-operation.ts';
import { chineseDay } from '../../ui/chinese-time.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';

const DAY = 'YYYY-MM-DD';

/** From when duties count: earlier it can be made, later not. */
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
          <Form<{ day: Dayjs }>
            layout="inline"
            requiredMark={false}
            initialValues={{ day: dayjs(on) }}
            onFinish={({ day }) => change.mutate({ body: { on: day.format(DAY) } })}
          >
            <Form.Item name="day" label="改为" rules={[{ required: true, message: '请选日期' }]}>
              <DatePicker preserveInvalidOnBlur />
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
