import type { DutyPeriod } from '#model/pack/duty.ts';
import { addDays } from '#model/time/day-of.ts';

/** A period of a year, with its first and last day. */
export interface Period {
  /** "2021", "2021-H1", "2021-Q3", "2021-03" */
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const MONTHS: Readonly<Record<DutyPeriod, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };
const QUARTERS = ['一', '二', '三', '四'] as const;

/** The periods of a year, in order; together they are the year. */
export function periodsOf(year: number, every: DutyPeriod): readonly Period[] {
  const months = MONTHS[every];
  return Array.from({ length: 12 / months }, (_, index) => ({
    id: idOf(year, every, index),
    from: firstOf(year, index * months),
    to: addDays(firstOf(year, (index + 1) * months), -1),
  }));
}

/** A period in words: 上半年, 第三季度, 3月, 全年; an occurrence that a row started has none. */
export function periodWords(id: string): string {
  if (id.startsWith('E')) return '事发';
  const part = id.slice(5);
  if (part === '') return '全年';
  if (part === 'H1' || part === 'H2') return part === 'H1' ? '上半年' : '下半年';
  if (part.startsWith('Q')) return `第${QUARTERS[Number(part.slice(1)) - 1] ?? ''}季度`;
  return `${Number(part)}月`;
}

function idOf(year: number, every: DutyPeriod, index: number): string {
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
