import { Button, Drawer, Form, Input, Radio } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { MonthTable } from './calendar/MonthTable.tsx';
import './calendar/calendar.css';

type Calendar = Operations['GET /api/v1/calendar/{year}']['answer'];

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The calendar of working days: a year on one page, whose days can be set by its maintainers. */
export function CalendarPage() {
  const { year } = usePeriod();
  const calendar = useOperation('GET /api/v1/calendar/{year}', { path: { year } });
  return (
    <Page
      title={`${year}年工作日历`}
      says={calendar.data ? <Says calendar={calendar.data} /> : '正在读取……'}
      actions={<Button onClick={() => print()}>打印</Button>}
      help={
        <>
          <p>按“工作日”计算的时限都用这份日历：休是放假，班是调休上班，其余按周一至周五上班。</p>
          <p>没有录入的年份，系统不推算工作日，也不会猜；通知下发后录入即可。右上角换年份。</p>
        </>
      }
    >
      <Answer of={calendar} lines={20}>
        {(found) => (
          <>
            <div className="year-calendar">
              {MONTHS.map((month) => (
                <MonthTable key={month} calendar={found} month={month} />
              ))}
            </div>
            {found.editable ? <OneDay calendar={found} /> : null}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Says({ calendar }: { readonly calendar: Calendar }) {
  const { known, source, workingDays, own, editable, year } = calendar;
  const set = useAct('PUT /api/v1/calendar/{year}');
  const path = { year: String(year) };
  return (
    <span className="calendar-says">
      {known ? (
        `共 ${workingDays ?? 0} 个工作日；依据：${source ?? ''}`
      ) : (
        <StateMark state="warning">这一年的放假安排还没有录入，涉及这一年的工作日时限算不出来。</StateMark>
      )}
      {editable && !known ? (
        <>
          {' '}
          <ReasonButton
            size="small"
            says="本年放假安排已录全"
            asks="依据哪个通知？点日期录完放假和调休以后再声明。"
            loading={set.isPending}
            onReason={(notice) => set.mutate({ path, body: { source: notice } })}
          />
        </>
      ) : null}
      {editable && own ? (
        <>
          {' '}
          <Button size="small" onClick={() => set.mutate({ path, body: { source: null } })}>
            还没有录全，收回
          </Button>
        </>
      ) : null}
    </span>
  );
}

interface Wanted {
  readonly kind: 'off' | 'work' | 'plain' | 'pack';
  readonly name?: string;
  readonly reason: string;
}

/** The clicked day, beside the year. */
function OneDay({ calendar }: { readonly calendar: Calendar }) {
  const place = usePlace();
  const day = place.one('day');
  const close = (): void => place.change({ day: null }, true);
  const set = useAct('PUT /api/v1/calendar/days/{day}', close);
  const known = calendar.days.find((one) => one.day === day);
  return (
    <Drawer title={day === null ? '' : chineseDay(day)} open={day !== null} onClose={close} mask={false}>
      <ProblemNotice error={set.error} />
      <Form<Wanted>
        key={day}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: known?.kind ?? 'plain', name: known?.name ?? '', reason: known?.reason ?? '' }}
        onFinish={({ kind, name = '', reason }) => {
          if (day !== null)
            set.mutate({ path: { day }, body: { kind: kind === 'pack' ? null : kind, name, reason } });
        }}
      >
        <Form.Item name="kind" label="这一天">
          <Radio.Group
            options={[
              { value: 'off', label: '放假' },
              { value: 'work', label: '上班' },
              { value: 'plain', label: '与平常一样' },
              { value: 'pack', label: '按全国安排' },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label="名称（如 春节、州庆）">
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="reason" label="依据" rules={[{ required: true, message: '请写依据，如通知的文号' }]}>
          <Input.TextArea autoSize maxLength={1000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          保存这一天
        </Button>
      </Form>
    </Drawer>
  );
}
