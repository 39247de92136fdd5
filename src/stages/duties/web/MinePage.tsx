import { Button, Drawer, Select } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Page } from '#web/ui/Page.tsx';
import { useMe, useToday } from '#web/ui/session.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { DutyTabs } from './DutyTabs.tsx';
import { Led } from './Led.tsx';
import { Lines } from './Lines.tsx';
import { Occurrence } from './Occurrence.tsx';
import type { Line } from './standings.tsx';

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/** A month of the user's unit on one page; for a leader, his own duties and the state of his portfolio. */
export function MinePage() {
  const { year } = usePeriod();
  const place = usePlace();
  const { post } = useMe();
  const asked = place.one('month');
  const today = useToday();
  const month = MONTHS.find((one) => one === asked) ?? today.slice(5, 7);
  const mine = useOperation('GET /api/v1/duties/{year}/mine/{month}', { path: { year, month } });
  const open = place.one('open');
  const onOpen = (line: Line): void =>
    place.change({ open: [line.duty, line.unit, line.period, line.bearer].join(' ') });
  return (
    <Page
      title={`${year}年${Number(month)}月的责任`}
      says={`${post.unitName}${post.named.length > 0 ? `，分管 ${post.named.length} 个单位` : ''}`}
      actions={
        <>
          <Select
            aria-label="月份"
            value={month}
            onChange={(chosen: string) => place.change({ month: chosen })}
            options={MONTHS.map((value) => ({ value, label: `${Number(value)}月` }))}
          />
          <Button onClick={() => print()}>打印</Button>
        </>
      }
      help={
        <p>这里只列本单位和本人的。做了的工作登记到台账，审定后自动计入；没有台账的，点“确认”填一个日期。</p>
      }
    >
      <DutyTabs at="/duties/mine" />
      <Answer of={mine} lines={10}>
        {({ due, dueCount, overdue, overdueCount, own, unit }) => (
          <>
            {own.length === 0 ? null : (
              <section>
                <h2>我承担的（全年 {own.length} 期）</h2>
                <Lines lines={own} onOpen={onOpen} />
              </section>
            )}
            <section>
              <h2>
                {unit}本月到期的（{dueCount} 期）
              </h2>
              {due.length === 0 ? <p>本月没有到期的责任。</p> : <Lines lines={due} onOpen={onOpen} />}
            </section>
            <section>
              <h2>以前到期还没有做的（{overdueCount} 期）</h2>
              {overdue.length === 0 ? <p>没有。</p> : <Lines lines={overdue} onOpen={onOpen} />}
            </section>
            {post.named.length === 0 ? null : <Led year={year} named={post.named} />}
          </>
        )}
      </Answer>
      <Drawer title="一期责任" open={open !== null} onClose={() => place.change({ open: null })} size={520}>
        {open === null ? null : <Occurrence of={open} year={year} />}
      </Drawer>
    </Page>
  );
}
