import { Button, Form, Input } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

interface Typed {
  readonly old: string;
  readonly fresh: string;
  readonly again: string;
}

/** A password set by somebody else must be changed first. */
export function NewPassword({ done }: { readonly done: () => void }) {
  const change = useAct('POST /api/v1/session/password', done);
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      className="sign-in"
      onFinish={({ old, fresh }) => change.mutate({ body: { old, new: fresh } })}
    >
      <h1>请换一个自己的口令</h1>
      <p className="quiet">现在的口令是别人给的。至少 10 个字，一句容易记的话最好。换好以后重新登录。</p>
      <ProblemNotice error={change.error} />
      <Form.Item name="old" label="现在的口令" rules={[{ required: true, message: '请填现在的口令' }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item name="fresh" label="新口令" rules={[{ required: true, min: 10, message: '至少 10 个字' }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新口令"
        dependencies={['fresh']}
        rules={[
          { required: true, message: '请再填一次' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('fresh')
                ? Promise.resolve()
                : Promise.reject(new Error('两次填的不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        换口令
      </Button>
    </Form>
  );
}
