import { addDays } from './day-of.ts';

/** How a day differs from its weekday: off, or worked. */
export interface SpecialDay {
  readonly kind: 'off' | 'work';
  /** Of the holiday. */
  readonly name: string;
}

/**
 * The calendar of working days. For a year without data it gives no answer, because holidays are announced and cannot
 * be computed.
 */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>;
  readonly days: ReadonlyMap<string, SpecialDay>;
}

/**
 * Whether a day is worked.
 * @param day "YYYY-MM-DD"
 * @returns null in a year without data
 */
export function isWorkingDay({ years, days }: WorkingCalendar, day: string): boolean | null {
  if (!years.has(Number(day.slice(0, 4)))) return null;
  const special = days.get(day);
  if (special) return special.kind === 'work';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last day of a term of working days: the day it starts from is not counted (民法典 201 条：开始的当日不计入).
 * @param count working days, 0 or more
 * @returns "YYYY-MM-DD"; null when the term reaches into a year without data
 */
export function addWorkingDays(calendar: WorkingCalendar, from: string, count: number): string | null {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    const works = isWorkingDay(calendar, day);
    if (works === null) return null;
    if (works) left -= 1;
  }
  return day;
}
