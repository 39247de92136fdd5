import { Button } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Page } from '#web/ui/Page.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { DutyTabs } from './DutyTabs.tsx';

type Burden = Operations['GET /api/v1/duties/{year}/burden']['answer'];

/** The burden of a year, measured from the records; and the installation checked against the five prohibitions. */
export function BurdenPage() {
  const { year } = usePeriod();
  const place = usePlace();
  const unit = place.one('unit');
  const burden = useOperation('GET /api/v1/duties/{year}/burden', {
    path: { year },
    query: unit === null ? {} : { unit },
  });
  return (
    <Page
      title={`${year}年基层负担`}
      says="由记录量出来的，不要任何人再填：每月要了几次，人填了几项，系统替人填了几项。不含封闭台账。"
      actions={<Button onClick={() => print()}>打印</Button>}
      help={
        <>
          <p>
            “人填的”是这一年收到的记录里填了内容的字段，加上确认和说明各一项；“系统填的”是登记单位和收到时间，另加记录自动回答的责任。
          </p>
          <p>“要了几次”是没有台账能回答、要单位确认的责任，加上临时交办的事项。</p>
        </>
      }
    >
      <DutyTabs at="/duties/burden" />
      <Answer of={burden} lines={16}>
        {(found) => (
          <>
            <Months months={found.months} />
            <p>
              {found.answering} 条记录回答了责任 {found.spared} 项，其中 {found.answeringSeveral}{' '}
              条一条回答了几项；这些都没有另外填表。
            </p>
            <Twice burden={found} />
            <Prohibitions of={found.prohibitions} />
          </>
        )}
      </Answer>
    </Page>
  );
}

const COLUMNS = [
  ['asked', '要了几次'],
  ['rows', '收到记录'],
  ['typed', '人填了几项'],
  ['filled', '系统填了几项'],
  ['confirmed', '确认和说明'],
] as const;

function Months({ months }: { readonly months: Burden['months'] }) {
  return (
    <div className="wide">
      <table className="plain burden-grid">
        <thead>
          <tr>
            <th scope="col">月份</th>
            {COLUMNS.map(([key, title]) => (
              <th key={key} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.month}>
              <th scope="row">{one.month}月</th>
              {COLUMNS.map(([key]) => (
                <td key={key} className="number">
                  {one[key].toLocaleString('zh-CN')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">全年</th>
            {COLUMNS.map(([key]) => (
              <td key={key} className="number">
                {months.reduce((sum, one) => sum + one[key], 0).toLocaleString('zh-CN')}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Twice({ burden: { duplicates, sameTasks } }: { readonly burden: Burden }) {
  return (
    <section>
      <h2>同一事实要了两次的</h2>
      {duplicates.length + sameTasks.length === 0 ? <p>没有发现。</p> : null}
      <ul>
        {duplicates.map(({ first, second, what, harmless }) => (
          <li key={`${first} ${second}`}>
            <StateMark state={harmless ? 'none' : 'warning'}>
              {harmless ? '规定重叠，记录一次即可' : '重复要求'}
            </StateMark>
            {`　${first} 与 ${second}：${what}`}
          </li>
        ))}
        {sameTasks.map(({ title, unit, by }) => (
          <li key={`${title} ${unit}`}>
            <StateMark state="warning">重复交办</StateMark>　{unit}：“{title}”，交办单位 {by.join('、')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Prohibitions({ of }: { readonly of: Burden['prohibitions'] }) {
  return (
    <section>
      <h2>对照“五个严禁”自查</h2>
      <ul>
        {of.map(({ duty, title, kept, looked, found }) => (
          <li key={duty}>
            <StateMark state={kept ? 'agrees' : 'fails'}>{kept ? '符合' : '不符合'}</StateMark>　{title}
            <span className="quiet">　查了：{looked}</span>
            {found.length === 0 ? null : (
              <ul>
                {found.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
