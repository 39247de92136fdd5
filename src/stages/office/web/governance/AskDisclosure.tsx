import { Button, Form, Input, Select } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { SEARCH_BY_PINYIN } from '#web/ui/finds.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

interface Typed {
  readonly ledger: string;
  readonly key: string;
  readonly reason: string;
}

interface AskDisclosureProps {
  readonly ledgers: readonly { readonly id: string; readonly title: string; readonly initials: string }[];
}

/** Requests access to a sealed record. */
export function AskDisclosure({ ledgers }: AskDisclosureProps) {
  const [form] = Form.useForm<Typed>();
  const ask = useAct('POST /api/v1/disclosures', () => form.resetFields());
  return (
    <>
      <ProblemNotice error={ask.error} />
      <Form<Typed>
        form={form}
        layout="inline"
        className="one-line"
        onFinish={({ ledger, key, reason }) => ask.mutate({ body: { ledger, key, reason } })}
      >
        <Form.Item name="ledger" label="台账" rules={[{ required: true, message: '请选择台账' }]}>
          <Select
            className="pick"
            options={ledgers.map(({ id, title, initials }) => ({ value: id, label: title, initials }))}
            showSearch={SEARCH_BY_PINYIN}
          />
        </Form.Item>
        <Form.Item name="key" label="记录编号" rules={[{ required: true, message: '请填写编号' }]}>
          <Input maxLength={600} />
        </Form.Item>
        <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请写明理由' }]}>
          <Input maxLength={1000} />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={ask.isPending}>
          申请查看
        </Button>
      </Form>
    </>
  );
}
