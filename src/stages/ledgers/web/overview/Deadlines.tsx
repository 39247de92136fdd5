import type { Operations } from '#web/api/operations.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { StateMark } from '#web/ui/StateMark.tsx';

type Overview = Operations['GET /api/v1/overview']['answer'];

interface DeadlinesProps {
  readonly deadlines: Overview['deadlines'];
  readonly worst: Overview['worst'];
  readonly year: string;
}

/** What was due in the year: done, open and late, ledger by ledger; and what has waited longest, by name. */
export function Deadlines({ deadlines, worst, year }: DeadlinesProps) {
  if (deadlines.length === 0) return null;
  const list = (ledger: string, { where }: Overview['deadlines'][number]['done']): string =>
    `/ledgers/${ledger}${searchText({ where })}`;
  return (
    <div className="deadlines">
      <section aria-label={`${year}年到期的事项`}>
        <h2>{year}年到期的事项</h2>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">台账</th>
              <th scope="col" className="number">
                已办结
              </th>
              <th scope="col" className="number">
                未办结
              </th>
              <th scope="col" className="number">
                其中已逾期
              </th>
            </tr>
          </thead>
          <tbody>
            {deadlines.map(({ ledger, title, done, open, overdue }) => (
              <tr key={ledger}>
                <th scope="row">{title}</th>
                {[done, open, overdue].map((rows) => (
                  <td key={rows.where.join(' ')} className="number">
                    {rows.count === 0 ? (
                      <span className="state-none">0</span>
                    ) : (
                      <Go to={list(ledger, rows)} count={rows.count}>
                        {rows === overdue ? '✕ ' : ''}
                        {rows.count.toLocaleString('zh-CN')}
                      </Go>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
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
    </div>
  );
}
