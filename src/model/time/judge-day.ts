import type { Field } from '../field.ts';
import type { DayMeaning } from '../field-type.ts';
import type { Value } from '../value.ts';

/**
 * From the founding of the republic; a field of older dates says `when: founded`, and reaches back to the founding of
 * the party.
 */
const EARLIEST = { past: '1949-10-01', founded: '1921-07-01', ahead: '1921-07-01' } as const;
/** Later than any plan (data contract, types.year). */
const LATEST = '2100-12-31';

/** The days by which a date is judged. */
export interface DayFrame {
  /** The city's day, "YYYY-MM-DD"; null where it is unknown. */
  readonly today: string | null;
  /** The day on which the unit of the row was opened; null when it is unknown or before all records. */
  readonly opened: string | null;
}

/**
 * Judges whether a date is possible: past events are neither after today nor absurdly early, and no date is later than
 * any plan. Import, form and API all use this function.
 * @param day how the field's type interprets a day; null for a type whose values are none
 * @param value of such a type: a day, a moment, the first day of a month, a year
 * @param own whether it is the ledger's own date, which also cannot be before the unit was opened
 * @returns why it is impossible, in Chinese and with what to do; null when it is possible
 */
export function dayFault(
  field: Field,
  day: DayMeaning | null,
  value: Value,
  { today, opened }: DayFrame,
  own: boolean,
): string | null {
  if (value === null || day === null) return null;
  const written = String(value).slice(0, day.letters);
  const shown = day.precision === 'year' ? `${written}年` : written;
  const after = (limit: string): boolean => written > limit.slice(0, written.length);
  const before = (limit: string): boolean => written < limit.slice(0, written.length);
  const kind = field.when ?? day.otherwise;
  if (kind === null) return null;
  if (before(EARLIEST[kind])) return `“${field.title}”填的是 ${shown}，早得不合情理，请核对年份`;
  if (after(LATEST)) return `“${field.title}”填的是 ${shown}，晚得不合情理，请核对年份`;
  if (kind === 'ahead') return null;
  if (today !== null && after(today))
    return `“${field.title}”填的是 ${shown}，晚于今天（${today}）；这一项填已经发生的日期，请核对，还没有发生的请在发生后再登记`;
  if (own && opened !== null && before(opened))
    return `“${field.title}”填的是 ${shown}，早于单位的设立日期（${opened}），请核对日期，或改填当时的单位`;
  return null;
}
