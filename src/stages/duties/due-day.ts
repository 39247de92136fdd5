import type { PeriodDue } from '#model/pack/duty.ts';
import { isCalendarDay } from '#model/time/calendar.ts';
import { endOfTerm } from '#model/time/end-of-term.ts';
import type { WorkingCalendar } from '#model/time/working-days.ts';
import type { Period } from './period.ts';

/** The due date of a period's duty. @returns null as endOfTerm */
export function dueOf(calendar: WorkingCalendar, period: Period, due: PeriodDue): string | null {
  switch (due.kind) {
    case 'day': {
      const year = Number(period.from.slice(0, 4)) + (due.nextYear ? 1 : 0);
      const [month = 1, day = 1] = due.on.split('-').map(Number);
      return isCalendarDay(year, month, day) ? `${year}-${due.on}` : `${year}-02-28`;
    }
    case 'after':
      return endOfTerm(calendar, period.to, due.term);
    default:
      return period.to;
  }
}
