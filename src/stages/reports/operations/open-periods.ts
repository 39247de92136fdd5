import type { CheckResult } from '#engine/checks/index.ts';
import type { FloorState } from '#proof/consistency/kinds/floor.ts';
import type { ReportRelations } from '#proof/consistency/report-text.ts';
import type { Pack } from '#model/pack/types.ts';

/** A stretch of the report's year. */
interface Stretch {
  /** “上半年”, “全年”. */
  readonly name: string;
  /** "YYYY-MM-DD" */
  readonly from: string;
  readonly to: string;
}

/** Which periods of a report's year have ended, on a day. */
export interface OpenPeriods {
  /** What to say instead of a failed check while a period that it counts has not ended; null: it has. */
  readonly ofCheck: (check: Pick<CheckResult, 'values'>) => string | null;
  /** The same for a legal floor that is not met: only while every period that lacks something is still open. */
  readonly ofFloor: (state: Pick<FloorState, 'id' | 'lacking'>) => string | null;
}

/**
 * What a year's numbers do not yet show is no fault before its period has ended: a half-year that has not begun lacks
 * nothing. It still prevents the issue, in these words.
 * @param today "YYYY-MM-DD"
 */
export function openPeriods(
  { values }: Pick<Pack, 'values'>,
  { floors }: Pick<ReportRelations, 'floors'>,
  { year, today }: { readonly year: number; readonly today: string },
): OpenPeriods {
  const byValue = new Map(values.map(({ id, written }) => [id, stretchOf(written ?? '', year)]));
  const stretch = (value: string): Stretch => byValue.get(value) ?? stretchOf('', year);
  const words = (open: readonly Stretch[]): string | null => {
    const last = open.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
    if (!last || last.to < today) return null;
    return last.from > today ? `${last.name}还没有开始，到时再核对` : `${last.name}还没有过完，到今天`;
  };
  return {
    ofCheck: ({ values: used }) => words(Object.keys(used).map(stretch)),
    ofFloor: ({ id, lacking }) => {
      const periods = floors.find((one) => one.id === id)?.periods ?? [];
      const stretches = periods
        .filter(({ name }) => lacking?.includes(name) === true)
        .map(({ value }) => stretch(value));
      return stretches.every(({ to }) => to >= today) ? words(stretches) : null;
    },
  };
}

/** Names of the parts of a year, by the months of their first and last day. */
const NAMES: Readonly<Record<string, string>> = {
  '01-06': '上半年',
  '07-12': '下半年',
  '01-03': '第一季度',
  '04-06': '第二季度',
  '07-09': '第三季度',
  '10-12': '第四季度',
};
const DAY = String.raw`date\(report_year, (\d{1,2}), (\d{1,2})\)`;

/**
 * The part of the year that a number counts, by the days that its condition is written with (`held_on >=
 * date(report_year, 7, 1)`); the whole year without any.
 */
function stretchOf(where: string, year: number): Stretch {
  const day = (sign: string): Date | null => {
    const [, month, date] = new RegExp(`${sign} ${DAY}`, 'u').exec(where) ?? [];
    return month === undefined ? null : new Date(Date.UTC(year, Number(month) - 1, Number(date)));
  };
  // Of several alternatives none is the part that counts.
  const [first, next] = where.includes('||') ? [null, null] : [day('>='), day('<(?!=)')];
  const before = next && new Date(next.getTime() - 24 * 3600_000);
  const [from, to] = [first, before].map((one) => one?.toISOString().slice(0, 10)) as [string?, string?];
  const [start, end] = [from ?? `${year}-01-01`, to ?? `${year}-12-31`];
  const months = `${start.slice(5, 7)}-${end.slice(5, 7)}`;
  return { name: NAMES[months] ?? (from || to ? `${start} 至 ${end}` : `${year}年`), from: start, to: end };
}
