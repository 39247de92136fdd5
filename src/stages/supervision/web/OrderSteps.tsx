import { Button, Form, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useAct } from '#web/api/use-operation.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { useMe } from '#web/ui/session.ts';
import { dayRule, dayTyped } from '#web/ui/typed-day.ts';
import type { Choices } from './choices.ts';
import { orderOffers } from './order-offers.ts';

interface OrderStepsProps {
  readonly row: Operations['GET /api/v1/ledgers/{ledger}/rows']['answer']['items'][number];
  readonly accepts: boolean;
  readonly levels: Choices;
}

/** The possible acts on an order: the unit replies; its supervisor may escalate. */
export function OrderSteps({ row, accepts, levels }: OrderStepsProps) {
  const { post } = useMe();
  const reply = useAct('POST /api/v1/supervision/orders/{id}/reply');
  const may = orderOffers(row, { accepts, unit: post.unit }, levels);
  return (
    <div className="order-acts">
      <ProblemNotice error={reply.error} />
      {!may.reply ? null : (
        <ReasonButton
          says="回复"
          asks="怎么办的，一句话；有台账记录的写记录编号"
          longest={200}
          onReason={(text) => reply.mutate({ path: { id: row.id }, body: { reply: text } })}
          loading={reply.isPending}
        />
      )}
      {may.levels.length > 0 ? <Escalate id={row.id} above={may.levels} /> : null}
    </div>
  );
}

interface Filled {
  readonly to: string;
  readonly due: string;
  readonly reason: string;
}

function Escalate({ id, above }: { readonly id: string; readonly above: Choices }) {
  const [open, setOpen] = useState(false);
  const escalate = useAct('POST /api/v1/supervision/orders/{id}/escalate', () => setOpen(false));
  const send = ({ to, due, reason }: Filled): void =>
    escalate.mutate({ path: { id }, body: { to, due: dayTyped(due) ?? due, reason: reason.trim() } });
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <Form layout="vertical" className="order-form" onFinish={send} requiredMark={false}>
          <ProblemNotice error={escalate.error} />
          <Form.Item name="to" label="升级为" rules={[{ required: true, message: '请选处置层级' }]}>
            <Select options={above.map(({ code, label }) => ({ value: code, label }))} />
          </Form.Item>
          <Form.Item name="due" label="新的时限" required rules={[dayRule('请定新的时限')]}>
            <DayField told />
          </Form.Item>
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, min: 2, message: '请写理由' }]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={escalate.isPending}>
            升级
          </Button>
        </Form>
      }
    >
      <Button aria-expanded={open}>升级处置</Button>
    </Popover>
  );
}
