import { Go } from '#web/ui/Go.tsx';
import { type State, StateMark } from '#web/ui/StateMark.tsx';
import { Trend } from '#web/ui/Trend.tsx';
import { plainWords, type Titles, valuesInWords } from '#model/report/plain-words.ts';
import type { Room } from './room.ts';
import { STATE_WORDS } from './state-words.ts';

type RoomNumber = Room['numbers'][number];

interface NumberStoryProps {
  readonly number: RoomNumber;
  readonly report: string;
  readonly year: string;
  readonly titles: Titles;
}

const OUTCOMES: Readonly<Record<RoomNumber['checks'][number]['outcome'], readonly [State, string]>> = {
  met: ['agrees', '相符'],
  not_met: ['fails', '不符'],
  not_evaluated: ['none', '缺数，没有核对'],
};

/** A number described for users: what it is, how it is printed, where it comes from, how it was checked. */
export function NumberStory({ number, report, year, titles }: NumberStoryProps) {
  const {
    slot,
    opens,
    value,
    valueUnit,
    printed,
    noun,
    rows,
    missing,
    definition,
    ledger,
    ledgerTitle,
    lastYear,
  } = number;
  const { state, checks, findings, trend, floor } = number;
  const points = value === null ? trend : [...trend, { year: Number(year), value }];
  return (
    <div className="story">
      <p className="story-value">
        {value === null ? (
          <StateMark state="none">{missing ?? '没有数值'}</StateMark>
        ) : (
          <>
            <strong>
              {value}
              {valueUnit}
            </strong>
            {printed === value ? null : `，印作“${printed ?? ''}${noun}”`}
          </>
        )}
      </p>
      <p>{definition}</p>
      <p>
        计入{year}年，只计已审定的记录。
        {opens ? (
          <Go to={`/reports/${report}/${year}/facts/${slot}`} count={rows}>
            {rows.toLocaleString('zh-CN')} 条记录
          </Go>
        ) : value === null ? (
          ''
        ) : (
          `${rows.toLocaleString('zh-CN')} 条记录`
        )}
        ，来自<Go to={`/ledgers/${ledger}?year=${year}`}>{ledgerTitle}</Go>。
      </p>
      <p>{lastYear === null ? '去年没有印发的报告可比。' : `去年印发的是 ${lastYear}${valueUnit}。`}</p>
      {points.length > 1 ? <Trend title="历年印发的和今年的" unit={valueUnit} points={points} /> : null}
      {floor === null ? null : (
        <p>
          法定底线：<Go to={`/duties/occurrences?year=${year}&duty=${floor.duty}`}>{floor.words}</Go>。
        </p>
      )}
      <h3>核对</h3>
      {checks.length === 0 ? <p className="quiet">没有与别的数字的核对。</p> : null}
      <ul>
        {checks.map(({ id, message, outcome, severity, values }) => {
          const [mark, word] = OUTCOMES[outcome];
          return (
            <li key={id}>
              <StateMark state={outcome === 'not_met' && severity === 'warning' ? 'warning' : mark}>
                {word}
              </StateMark>
              {outcome === 'not_met' ? `：${plainWords(message, titles)}` : ''}
              <span className="quiet">
                {'　'}
                {valuesInWords(
                  Object.entries(values).map(([name, one]) => `${name}＝${one ?? '无'}`),
                  titles,
                )}
              </span>
            </li>
          );
        })}
        {findings.map((what) => (
          <li key={what}>
            <StateMark state="warning">{plainWords(what, titles)}</StateMark>
          </li>
        ))}
      </ul>
      <p className="quiet">{STATE_WORDS[state]}</p>
    </div>
  );
}
