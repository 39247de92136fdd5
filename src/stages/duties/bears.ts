import type { Period } from './period.ts';

/** Days between which something existed: from ≤ day < to; null = always, still. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether a day lies in the span. */
export function isThere({ from, to }: Span, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

/**
 * Whether a unit or role bears a period's duty: it existed on the period's last day, and either for at least half of
 * the period, or as the successor of what existed before. So after a merger in July the first half-year stays with the
 * old units and the second belongs to the new one, and a unit that is founded in December owes nothing for the year.
 * @param carriesOn true for the successor of what existed when the period began
 */
export function bearsPeriod(span: Span, period: Period, carriesOn: boolean): boolean {
  if (!isThere(span, period.to)) return false;
  if (carriesOn || span.from === null || span.from <= period.from) return true;
  const day = (text: string): number => Date.parse(text) / 86_400_000;
  const whole = day(period.to) - day(period.from) + 1;
  return (day(period.to) - day(span.from) + 1) * 2 >= whole;
}
