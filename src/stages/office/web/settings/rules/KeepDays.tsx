import { Button, Form, InputNumber } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

/** How long unused uploads and results of jobs are kept. */
export function KeepDays({ days }: { readonly days: number }) {
  const change = useAct('PUT /api/v1/settings/keep-days');
  return (
    <>
      <h2>清理文件</h2>
      <p className="quiet">
        上传了而没有附到记录上的文件，和任务产生的文件（导出、备份等），过了这些天每天清理一次。附过的文件不清理。
      </p>
      <ProblemNotice error={change.error} />
      {change.isSuccess ? <p role="status">已保存。</p> : null}
      <Form<{ days: number }>
        layout="inline"
        requiredMark={false}
        initialValues={{ days }}
        onFinish={(typed) => change.mutate({ body: { days: typed.days } })}
      >
        <Form.Item
          name="days"
          label="保留天数"
          rules={[{ required: true, type: 'integer', min: 7, max: 3650, message: '7 至 3650 天' }]}
        >
          <InputNumber min={7} max={3650} />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          保存
        </Button>
      </Form>
    </>
  );
}
