import type { ClientBase } from 'pg';
import type { CalendarYear, Pack } from '#model/pack/types.ts';
import { isWorkingDay, type SpecialDay, type WorkingCalendar } from '#model/time/working-days.ts';
import { addDays } from '#model/time/day-of.ts';

/** A day that a city has set. 'plain': decided by its weekday, whatever the packs say. */
interface CityDay {
  readonly day: string;
  readonly kind: SpecialDay['kind'] | 'plain';
  readonly name: string;
  readonly reason: string;
}

interface CalendarDay {
  readonly day: string;
  readonly kind: SpecialDay['kind'] | 'plain';
  readonly name: string;
  /** The city's reason; null where the packs decide. */
  readonly reason: string | null;
}

/** A year of a city's calendar. */
export interface CalendarOfYear {
  readonly year: number;
  /** False: its holidays have not been entered, and no term of working days that reaches into it is computed. */
  readonly known: boolean;
  /** The notice with the holidays. */
  readonly source: string | null;
  /** Whether the city has entered the year itself. */
  readonly own: boolean;
  readonly days: readonly CalendarDay[];
  /** Null in a year without data. */
  readonly workingDays: number | null;
}

interface Kept {
  readonly days: readonly CityDay[];
  readonly years: ReadonlyMap<number, string>;
}

/** The calendar of a city: the packs' holidays, overridden by what the city has set. */
export async function readCalendar(client: ClientBase, region: number, pack: Pack): Promise<WorkingCalendar> {
  return merged(pack.calendar, await kept(client, region));
}

/** One year of the calendar, with the city's own entries. */
export async function readYear(
  client: ClientBase,
  region: number,
  { pack, year }: { readonly pack: Pack; readonly year: number },
): Promise<CalendarOfYear> {
  const { days, years } = await kept(client, region);
  const calendar = merged(pack.calendar, { days, years });
  const ofYear = (day: string): boolean => day.startsWith(`${year}-`);
  const own = days.filter(({ day }) => ofYear(day));
  const set = new Set(own.map(({ day }) => day));
  const ofPack = [...(pack.calendar.get(year)?.days ?? [])].filter(([day]) => !set.has(day));
  return {
    year,
    known: calendar.years.has(year),
    source: years.get(year) ?? pack.calendar.get(year)?.source ?? null,
    own: years.has(year),
    days: [...ofPack.map(([day, { kind, name }]) => ({ day, kind, name, reason: null })), ...own].toSorted(
      (a, b) => (a.day < b.day ? -1 : 1),
    ),
    workingDays: workingDaysOf(calendar, year),
  };
}

async function kept(client: ClientBase, region: number): Promise<Kept> {
  const days = await client.query<CityDay>(
    `select to_char(day, 'YYYY-MM-DD') as day, kind, name, reason from calendar.days where region_id = $1 order by 1`,
    [region],
  );
  const years = await client.query<{ year: number; source: string }>(
    'select year, source from calendar.years where region_id = $1',
    [region],
  );
  return { days: days.rows, years: new Map(years.rows.map(({ year, source }) => [year, source])) };
}

function merged(packs: ReadonlyMap<number, CalendarYear>, { days, years }: Kept): WorkingCalendar {
  const all = new Map([...packs.values()].flatMap((one) => [...one.days]));
  for (const { day, kind, name } of days)
    if (kind === 'plain') all.delete(day);
    else all.set(day, { kind, name });
  return { years: new Set([...packs.keys(), ...years.keys()]), days: all };
}

function workingDaysOf(calendar: WorkingCalendar, year: number): number | null {
  let count = 0;
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const works = isWorkingDay(calendar, day);
    if (works === null) return null;
    if (works) count += 1;
  }
  return count;
}
