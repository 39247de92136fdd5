import type { Operations } from '#web/api/operations.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { CountTable } from './CountTable.tsx';

type Overview = Operations['GET /api/v1/overview']['answer'];

/** Lines of ledgers that the printed sheet has room for. */
const PRINTED = 13;

interface DeadlinesProps {
  readonly deadlines: Overview['deadlines'];
  readonly worst: Overview['worst'];
  readonly year: string;
}

/** The deadlines of the year: done, open and late, by ledger; and the longest overdue, by name. */
export function Deadlines({ deadlines, worst, year }: DeadlinesProps) {
  if (deadlines.length === 0) return null;
  // The worst stand first: a sheet of paper holds no more of them.
  const sorted = deadlines.toSorted(
    (a, b) => b.overdue.count - a.overdue.count || b.open.count - a.open.count,
  );
  const rest = sorted.slice(PRINTED);
  return (
    <>
      <section aria-label={`${year}年到期的事项`}>
        <h2>{year}年到期的事项</h2>
        <p className="quiet">到期的发现、督办和任务：办结没有，逾期没有。</p>
        <CountTable
          heads={['已办结', '未办结', '其中逾期']}
          printed={PRINTED}
          lines={sorted.map(({ ledger, title, done, open, overdue }) => ({
            ledger,
            title,
            counts: [done, open, { ...overdue, late: true }],
          }))}
        />
        {rest.length === 0 ? null : (
          <p className="printed">
            另有 {rest.length} 本台账未印，其中逾期 {rest.reduce((sum, one) => sum + one.overdue.count, 0)}{' '}
            条，见网页。
          </p>
        )}
      </section>
      {worst.length === 0 ? null : (
        <section aria-label="逾期最久的">
          <h2>逾期最久的{worst.length < 10 ? '' : '十件'}</h2>
          <ol className="worst">
            {worst.map(({ ledger, title, row, name, unit, due, days }) => (
              <li key={row}>
                <StateMark state="fails">逾期 {days} 天</StateMark>
                <span>{unit}</span>
                <Go to={`/ledgers/${ledger}/rows/${row}`}>
                  {title}
                  {name === '' ? '' : `：${name}`}
                </Go>
                <span className="quiet">{chineseDay(due)}到期</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
