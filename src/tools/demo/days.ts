const DAY = 86_400_000;
const written = new Map<number, string>();

/** The number of a day, counted from 1 January 1970. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY;
}

/** The day of a number as YYYY-MM-DD. The few thousand days of a demo are written once. */
export function dayText(number: number): string {
  let text = written.get(number);
  if (text === undefined) {
    text = new Date(number * DAY).toISOString().slice(0, 10);
    written.set(number, text);
  }
  return text;
}
