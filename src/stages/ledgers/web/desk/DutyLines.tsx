import type { Operations } from '#web/api/operations.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { StateMark } from '#web/ui/StateMark.tsx';

type Duties = Operations['GET /api/v1/desk']['answer']['duties'][number];

/** The duties of the user's unit: overdue first, then those that come due. */
export function DutyLines({ of: { year, unit, overdue, due, until } }: { readonly of: Duties }) {
  const list = (search: Readonly<Record<string, string>>): string =>
    `/duties/occurrences${searchText({ year: String(year), unit, ...search })}`;
  const lines = [
    {
      key: 'overdue',
      count: overdue,
      state: 'fails',
      what: '逾期未履责',
      why: '过了期限，还没有记录回答，也没有说明原因',
      to: list({ standing: 'overdue' }),
    },
    {
      key: 'due',
      count: due,
      state: 'warning',
      what: '责任快到期',
      why: `${chineseDay(until)}以前到期；登记到台账、审定后就算`,
      to: list({ standing: 'due', due_to: until }),
    },
  ] as const;
  return lines
    .filter(({ count }) => count > 0)
    .map(({ key, count, state, what, why, to }) => (
      <li key={key}>
        <StateMark state={state}>{what}</StateMark>
        <span className="desk-what">
          <strong>{year}年责任</strong>
          {'　'}
          <Go to={to} count={count}>
            {count} 期
          </Go>
          <span className="desk-why quiet">{why}</span>
        </span>
        <GoButton to={to}>去看看</GoButton>
      </li>
    ));
}
