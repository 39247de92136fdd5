import type { DutyPeriod } from '#model/pack/duty.ts';
import { addDays } from '#model/time/day-of.ts';

/** A period of a year, with its first and last day. */
export interface Period {
  /** "2021", "2021-H1", "2021-Q3", "2021-03", "2021-W01-04" for the week of 4 January */
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

type Months = Exclude<DutyPeriod, 'week'>;
const MONTHS: Readonly<Record<Months, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };
const QUARTERS = ['一', '二', '三', '四'] as const;

/** The periods of a year, in order; together they are the year, or the weeks that begin in it. */
export function periodsOf(year: number, every: DutyPeriod): readonly Period[] {
  if (every === 'week') return weeksOf(year);
  const months = MONTHS[every];
  return Array.from({ length: 12 / months }, (_, index) => ({
    id: idOf(year, every, index),
    from: firstOf(year, index * months),
    to: addDays(firstOf(year, (index + 1) * months), -1),
  }));
}

/**
 * The weeks whose Monday lies in the year. They are named by that day: offices number weeks in more than one way, and
 * the first week of a year by one count is the second by another.
 */
function weeksOf(year: number): readonly Period[] {
  const first = firstOf(year, 0);
  const monday = addDays(first, (8 - new Date(`${first}T00:00:00Z`).getUTCDay()) % 7);
  const weeks = Array.from({ length: 53 }, (_, index) => addDays(monday, index * 7));
  return weeks
    .filter((from) => from < firstOf(year, 12))
    .map((from) => ({ id: `${year}-W${from.slice(5)}`, from, to: addDays(from, 6) }));
}

/** A period in words: 上半年, 第三季度, 3月, 1月4日当周, 全年; an occurrence that a row started has none. */
export function periodWords(id: string): string {
  if (id.startsWith('E')) return '事发';
  const part = id.slice(5);
  if (part === '') return '全年';
  if (part === 'H1' || part === 'H2') return part === 'H1' ? '上半年' : '下半年';
  if (part.startsWith('W')) return `${Number(part.slice(1, 3))}月${Number(part.slice(4))}日当周`;
  if (part.startsWith('Q')) return `第${QUARTERS[Number(part.slice(1)) - 1] ?? ''}季度`;
  return `${Number(part)}月`;
}

function idOf(year: number, every: Months, index: number): string {
  switch (every) {
    case 'year':
      return String(year);
    case 'half_year':
      return `${year}-H${index + 1}`;
    case 'quarter':
      return `${year}-Q${index + 1}`;
    default:
      return `${year}-${String(index + 1).padStart(2, '0')}`;
  }
}

/** The first day of a month, counted from January as 0; 12 is next January. */
function firstOf(year: number, month: number): string {
  return `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
