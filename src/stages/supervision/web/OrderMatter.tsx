import { Link } from '@tanstack/react-router';
import { Button, Form, Popover } from 'antd';
import { useState } from 'react';
import { useAct } from '#web/api/use-operation.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import type { RowOnPage } from '#web/ui/row-acts.ts';
import { dayRule, dayTyped } from '#web/ui/typed-day.ts';
import { useMatter } from './use-matter.ts';

/** On a record whose day has passed: the order that waits for a reply, or the button that issues one. */
export function OrderMatter({ ledger, id }: RowOnPage) {
  const { until = null, may = false, order = null } = useMatter({ ledger, id }).data ?? {};
  if (order) return <Link to={`/ledgers/supervision_order/rows/${order.row}`}>已督办：{order.number}</Link>;
  return may && until !== null ? <Issue ledger={ledger} id={id} until={until} /> : null;
}

function Issue({ until, ...path }: RowOnPage & { readonly until: string }) {
  const [open, setOpen] = useState(false);
  const act = useAct('POST /api/v1/supervision/matters/{ledger}/{id}', () => setOpen(false), [
    'SUPERVISION-ORDERED',
    'SUPERVISION-MATTER',
  ]);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <Form<{ due: string }>
          layout="vertical"
          className="order-form"
          requiredMark={false}
          onFinish={({ due }) => act.mutate({ path, body: { due: dayTyped(due) ?? due } })}
        >
          <p>时限是 {until}，已经过了。督办单发给责任单位，引用这条记录。</p>
          <Form.Item name="due" label="哪天前回复" required rules={[dayRule('写明回复时限')]}>
            <DayField told />
          </Form.Item>
          <ProblemNotice error={act.error} />
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            发督办单
          </Button>
        </Form>
      }
    >
      <Button>督办</Button>
    </Popover>
  );
}
