const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const DAY_LENGTH = 24 * 3_600_000;

/** The day of an instant in China, "2022-01-10". */
export function dayOf(now: Date): string {
  return DAY.format(now);
}

/** The day that lies so many calendar days after a day; before it, when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_LENGTH).toISOString().slice(0, 10);
}
