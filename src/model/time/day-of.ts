const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const DAY_LENGTH = 24 * 3_600_000;

/** The day of an instant in China, "2022-01-10". */
export function dayOf(now: Date): string {
  return DAY.format(now);
}

/** Adds calendar days to a day; a negative number goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_LENGTH).toISOString().slice(0, 10);
}
