import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { SEARCH_BY_PINYIN } from '#web/ui/finds.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { dayRule, dayTyped } from '#web/ui/typed-day.ts';
import './supervision.css';

type Told = Operations['POST /api/v1/supervision/tasks']['answer'];

interface Wanted {
  readonly title: string;
  readonly units: string[];
  readonly due: string;
}

/** A task for several units; its cost, and earlier tasks with the same request, are shown before it is assigned. */
export function TaskPage() {
  const [form] = Form.useForm<Wanted>();
  const [told, setTold] = useState<Told | null>(null);
  const act = useAct('POST /api/v1/supervision/tasks', setTold);
  const units = useOperation('GET /api/v1/units', { query: {} }, { fresh: 60_000 });
  const send = (preview: boolean) => {
    void form
      .validateFields()
      .then(({ title, units: to, due }) =>
        act.mutate({ body: { title, units: to, due: dayTyped(due) ?? due, preview } }),
      );
  };
  return (
    <Page
      title="交办一件事"
      says="临时要单位办的事：先看要多少人填多少项、有没有人要过，再发出；办到哪一步在《交办事项台账》里。"
      help={<p>能从现有台账得到的，不要再交办。要数字的，先在“报告”或台账里查。</p>}
    >
      <ProblemNotice error={act.error} />
      <Form<Wanted>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setTold(null)}
        style={{ maxWidth: 640 }}
      >
        <Form.Item
          name="title"
          label="一句话写清办什么"
          rules={[{ required: true, min: 2, message: '写清办什么' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="units"
          label="交办给哪些单位"
          rules={[{ required: true, message: '至少选一个单位' }]}
        >
          <Select
            mode="multiple"
            showSearch={SEARCH_BY_PINYIN}
            placeholder="选单位"
            options={(units.data?.items ?? []).map(({ code, name, initials }) => ({
              value: code,
              label: name,
              initials,
            }))}
          />
        </Form.Item>
        <Form.Item name="due" label="哪天前办结" required rules={[dayRule('写明时限')]}>
          <DayField told />
        </Form.Item>
        <p className="order-acts">
          <Button onClick={() => send(true)} loading={act.isPending}>
            先看负担
          </Button>
          <Button
            type="primary"
            disabled={told === null || told.number !== null}
            onClick={() => send(false)}
            loading={act.isPending}
          >
            发出
          </Button>
        </p>
      </Form>
      {told === null ? null : <Cost told={told} />}
    </Page>
  );
}

function Cost({ told: { number, units, fields, total, same } }: { readonly told: Told }) {
  return (
    <section role="status">
      <p>
        {number === null ? '发出后' : `已发出 ${number}：`}要 {units} 个单位各填 {fields} 项，共 {total} 项。
      </p>
      {same.length === 0 ? (
        <p>今年没有人向这些单位要过同样的。</p>
      ) : (
        <ul>
          {same.map((one) => (
            <li key={one.number + one.unit}>
              <StateMark state="warning">要过了</StateMark>　{one.unit}：{one.number}“{one.title}”，{one.by}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
