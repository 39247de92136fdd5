import { Button, Drawer, Form, Input, InputNumber, Switch } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

type List = Operations['GET /api/v1/duties/{year}/list']['answer'];

interface Wanted {
  readonly on: boolean;
  readonly least?: number | null;
  readonly dueOn?: string;
  readonly reason: string;
}

interface ItemDrawerProps {
  readonly id: string | null;
  readonly list: List | null;
  readonly year: string;
  readonly onClose: () => void;
}

/** One duty of the list, changed in a drawer; its cost is shown before. */
export function ItemDrawer({ id, list, year, onClose }: ItemDrawerProps) {
  const item = list?.items.find((one) => one.id === id) ?? null;
  const set = useAct('PUT /api/v1/duties/{year}/list/{duty}', onClose);
  return (
    <Drawer
      title={item === null ? '' : `调整：${item.obligation}`}
      open={item !== null}
      onClose={onClose}
      size={440}
    >
      {item === null ? null : (
        <>
          <p>{item.obligation}</p>
          <Cost id={item.id} year={year} />
          <ProblemNotice error={set.error} />
          <Form<Wanted>
            key={item.id}
            layout="vertical"
            requiredMark={false}
            initialValues={{
              on: item.on,
              least: item.own?.least ?? null,
              dueOn: item.own?.dueOn ?? '',
              reason: '',
            }}
            onFinish={({ on, least = null, dueOn = '', reason }) =>
              set.mutate({
                path: { year, duty: item.id },
                body: { on, least, dueOn: dueOn === '' ? null : dueOn, reason },
              })
            }
          >
            <Form.Item name="on" label="列入本年清单" valuePropName="checked">
              <Switch aria-label="列入本年清单" />
            </Form.Item>
            <Form.Item name="least" label="每期至少几次（空着按法规；只能更多）">
              <InputNumber min={1} max={366} aria-label="每期至少几次" />
            </Form.Item>
            <Form.Item name="dueOn" label="期限，月-日，如 03-31（只用于法规没有写明日期的）">
              <Input maxLength={5} placeholder="03-31" />
            </Form.Item>
            <Form.Item
              name="reason"
              label="理由"
              rules={[{ required: true, message: '写明理由，下达时一并说明' }]}
            >
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={set.isPending}>
              保存这一项
            </Button>
          </Form>
        </>
      )}
    </Drawer>
  );
}

function Cost({ id, year }: { readonly id: string; readonly year: string }) {
  const cost = useOperation('GET /api/v1/duties/{year}/cost/{duty}', { path: { year, duty: id } });
  return (
    <Answer of={cost} lines={2}>
      {({ units, times, fields, total, answeredBy, lastYear }) => (
        <p className="duty-cost">
          要 {units} 个单位、每年 {times} 次、每次人填 {fields} 项，共 {total} 项。
          {answeredBy.length === 0
            ? '没有台账能回答，只能由单位确认。'
            : `由${answeredBy.map(({ title }) => `《${title}》`).join('、')}的记录自动回答，不另填表；上年 ${lastYear.expected} 期中 ${lastYear.answered} 期已有记录。`}
        </p>
      )}
    </Answer>
  );
}
