import { calendarSchema } from '../schema/calendar.ts';
import { addDays } from '../time/day-of.ts';
import type { SpecialDay } from '../time/working-days.ts';
import type { CalendarYear } from '../pack/types.ts';
import { type Faults, type PackFile, readYaml } from './source.ts';

/** Longest holiday in days; a longer one is a mistake in the year. */
const LONGEST = 31;

/**
 * Compiles the holidays, one file a year. Refuses a day listed twice, a day outside its year, and a day that its
 * weekday already decides.
 */
export function compileCalendar(
  files: readonly PackFile[],
  faults: Faults,
): ReadonlyMap<number, CalendarYear> {
  const years = new Map<number, CalendarYear>();
  for (const file of files) {
    const source = readYaml(file, calendarSchema, faults);
    if (!source) continue;
    const { year, source: basis, off, work } = source.value;
    if (years.has(year)) source.fault('duplicate', ['year'], `${year}年的节假日重复`, '一年只写一个文件');
    const days = new Map<string, SpecialDay>();
    const put = (day: string, special: SpecialDay, at: readonly (string | number)[]): void => {
      if (Number(day.slice(0, 4)) !== year)
        source.fault('calendar', at, `${day} 不在${year}年`, '跨年的假期分写在两年的文件里');
      if (days.has(day)) source.fault('calendar', at, `${day} 写了两次`, '一天只写一次');
      if (special.kind === 'work' && !isWeekend(day))
        source.fault('calendar', at, `${day} 本来就上班`, '只写调休上班的周六、周日');
      days.set(day, Object.freeze(special));
    };
    for (const [index, { name, from, to }] of off.entries()) {
      const at = ['off', index] as const;
      if (to < from || addDays(from, LONGEST) < to) {
        source.fault(
          'calendar',
          [...at, 'to'],
          `“${name}”的末日 ${to} 不对`,
          '末日不早于首日，假期不超过一个月',
        );
        continue;
      }
      for (let day = from; day <= to; day = addDays(day, 1)) put(day, { kind: 'off', name }, at);
    }
    for (const [index, { name, on }] of work.entries()) put(on, { kind: 'work', name }, ['work', index]);
    years.set(year, Object.freeze({ year, source: basis, days }));
  }
  return years;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
