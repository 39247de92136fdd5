import type { Operations } from '#web/api/operations.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { usePlace } from '#web/ui/use-place.ts';

type Calendar = Operations['GET /api/v1/calendar/{year}']['answer'];

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const DAYS_OF_WEEK = 7;
const SATURDAY = 5;

interface MonthTableProps {
  readonly calendar: Calendar;
  /** 1 to 12. */
  readonly month: number;
}

/** A month as on a wall calendar, Monday first. */
export function MonthTable({ calendar, month }: MonthTableProps) {
  const { year } = calendar;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % DAYS_OF_WEEK;
  const weeks = Array.from({ length: Math.ceil((lead + length) / DAYS_OF_WEEK) }, (_, at) => at);
  return (
    <table className="month">
      <caption>{month}月</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week}>
            {WEEKDAYS.map((name, at) => {
              const date = week * DAYS_OF_WEEK + at - lead + 1;
              return date < 1 || date > length ? (
                <td key={name} />
              ) : (
                <Day key={name} calendar={calendar} month={month} date={date} weekend={at >= SATURDAY} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps extends MonthTableProps {
  readonly date: number;
  readonly weekend: boolean;
}

function Day({ calendar, month, date, weekend }: DayProps) {
  const place = usePlace();
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${calendar.year}-${two(month)}-${two(date)}`;
  const special = calendar.days.find((one) => one.day === day);
  const off = special?.kind === 'off' || (weekend && special?.kind !== 'work');
  const mark = special?.kind === 'off' ? '休' : special?.kind === 'work' ? '班' : '';
  const says = `${chineseDay(day)}${special ? `，${special.name}${mark === '班' ? '调休，上班' : mark === '休' ? '，放假' : '，与平常一样'}` : off ? '，周末' : ''}`;
  const shown = (
    <>
      {date}
      {mark === '' ? null : <span aria-hidden="true">{mark}</span>}
    </>
  );
  const look = `${off ? 'off' : 'on'} ${mark === '' ? '' : 'special'} ${special?.reason ? 'own' : ''}`;
  return (
    <td className={look} title={says}>
      {calendar.editable ? (
        <button
          type="button"
          aria-label={`${date}${mark}，${says}`}
          aria-pressed={place.one('day') === day}
          onClick={() => place.change({ day }, true)}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
    </td>
  );
}
