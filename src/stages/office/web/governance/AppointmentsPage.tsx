import { Button, Form, Select } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { SEARCH_BY_PINYIN } from '#web/ui/finds.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { useToday } from '#web/ui/session.ts';
import { dayRule, dayTyped } from '#web/ui/typed-day.ts';
import { AppointmentsWorkbook } from './StaffWorkbook.tsx';
import { PickAccount } from './PickAccount.tsx';
import { PageTurner } from './PageTurner.tsx';
import { usePages } from './use-pages.ts';

type Kinds = Operations['GET /api/v1/post-kinds']['answer']['items'];
type Units = Operations['GET /api/v1/units']['answer']['items'];

/** Who holds which post where: the security administrator's page. */
export function AppointmentsPage() {
  const pages = usePages();
  const query = pages.after === undefined ? {} : { after: pages.after };
  const appointments = useOperation('GET /api/v1/appointments', { query }, { keep: true });
  const kinds = useOperation('GET /api/v1/post-kinds', undefined, { fresh: 600_000 });
  const units = useOperation('GET /api/v1/units', { query: {} }, { fresh: 600_000 });
  const end = useAct('POST /api/v1/appointments/{id}/end');
  const today = useToday();
  const titles = new Map(kinds.data?.items.map(({ id, title }) => [id, title]));
  const names = new Map(units.data?.items.map(({ code, name }) => [code, name]));
  return (
    <Page
      title="任用"
      says="某账号自某日起任某单位的某岗位；岗位决定能看什么、办什么。"
      help={<p>任用、结束都在当日生效，正在使用的会话随之结束；同一人不能兼任两个管理员，小单位另有设置。</p>}
    >
      <NewAppointment kinds={kinds.data?.items ?? []} units={units.data?.items ?? []} />
      <AppointmentsWorkbook units={names} kinds={titles} />
      <ProblemNotice error={end.error} />
      <Answer of={appointments}>
        {({ items, next }) => (
          <>
            <div className="wide">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">姓名</th>
                    <th scope="col">单位</th>
                    <th scope="col">岗位</th>
                    <th scope="col">起止</th>
                    <th scope="col">办理</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, name, login, unit, kind, deputyOf, from, to, named }) => (
                    <tr key={id}>
                      <td>
                        {name}（{login}）
                      </td>
                      <td>{names.get(unit) ?? unit}</td>
                      <td>
                        {titles.get(kind) ?? kind}
                        {deputyOf === null ? '' : '（代行）'}
                        {named.length === 0 ? null : (
                          <div className="quiet">
                            分管：{named.map((code) => names.get(code) ?? code).join('、')}
                          </div>
                        )}
                      </td>
                      <td className="day">
                        {chineseDay(from)}
                        {to === null ? '起' : `至${chineseDay(to)}`}
                      </td>
                      <td>
                        <ReasonButton
                          size="small"
                          says="结束任职"
                          asks="为什么结束（今天起不再担任）"
                          onReason={(reason) => end.mutate({ path: { id }, body: { to: today, reason } })}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <PageTurner pages={pages} next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}

interface Typed {
  readonly account: string;
  readonly kind: string;
  readonly unit: string;
  readonly named?: readonly string[];
  readonly from: string;
}

function NewAppointment({ kinds, units }: { readonly kinds: Kinds; readonly units: Units }) {
  const [form] = Form.useForm<Typed>();
  const today = useToday();
  const appoint = useAct('POST /api/v1/appointments', () => form.resetFields());
  const kindId = Form.useWatch('kind', form);
  const kind = kinds.find(({ id }) => id === kindId);
  const fitting = units.filter(
    (unit) => !kind || kind.unitKinds.length === 0 || kind.unitKinds.includes(unit.kind),
  );
  const unitOptions = (all: Units) =>
    all.map(({ code, name, initials }) => ({ value: code, label: name, initials }));
  return (
    <>
      <ProblemNotice error={appoint.error} />
      <Form<Typed>
        form={form}
        layout="inline"
        className="one-line"
        initialValues={{ from: today }}
        onFinish={({ account, kind: chosen, unit, named, from }) =>
          appoint.mutate({
            body: { account, kind: chosen, unit, named: named ?? [], from: dayTyped(from) ?? from },
          })
        }
      >
        <Form.Item name="account" label="账号" rules={[{ required: true, message: '请选账号' }]}>
          <PickAccount />
        </Form.Item>
        <Form.Item name="kind" label="岗位" rules={[{ required: true, message: '请选岗位' }]}>
          <Select
            className="pick"
            showSearch={SEARCH_BY_PINYIN}
            options={kinds.map(({ id, title, initials }) => ({ value: id, label: title, initials }))}
          />
        </Form.Item>
        <Form.Item name="unit" label="单位" rules={[{ required: true, message: '请选单位' }]}>
          <Select className="pick" showSearch={SEARCH_BY_PINYIN} options={unitOptions(fitting)} />
        </Form.Item>
        {kind?.namesUnits ? (
          <Form.Item name="named" label="分管单位" rules={[{ required: true, message: '请选分管单位' }]}>
            <Select
              mode="multiple"
              className="pick"
              showSearch={SEARCH_BY_PINYIN}
              options={unitOptions(units)}
            />
          </Form.Item>
        ) : null}
        <Form.Item name="from" label="自" required rules={[dayRule('请填日期')]}>
          <DayField told />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={appoint.isPending}>
          任用
        </Button>
      </Form>
    </>
  );
}
