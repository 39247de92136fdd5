import type { Term } from '../pack/duty.ts';
import { isCalendarDay } from './calendar.ts';
import { addDays } from './day-of.ts';
import { addWorkingDays, type WorkingCalendar } from './working-days.ts';

/**
 * The last day of a term: the day it starts from is not counted (民法典 201 条); a term of months or years ends on the day
 * of the same number, or the last of a shorter month (202 条).
 * @param from "YYYY-MM-DD"
 * @returns null when a term of working days reaches into a year without holidays in the calendar
 */
export function endOfTerm(
  calendar: WorkingCalendar,
  from: string,
  { within, unit, calendar: days }: Term,
): string | null {
  if (unit === 'day')
    return days === 'working' ? addWorkingDays(calendar, from, within) : addDays(from, within);
  return monthsAfter(from, unit === 'year' ? within * 12 : within);
}

function monthsAfter(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  let last = day;
  while (!isCalendarDay(y, m, last)) last -= 1;
  return `${y}-${String(m).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
}
