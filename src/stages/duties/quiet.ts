const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** Hours in which nothing is sent, "20:00" to "08:00"; over midnight where the end is before the beginning. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** The time of day of an instant in China, "08:30". */
export function clockOf(now: Date): string {
  return CLOCK.format(now);
}

/** Whether a time of day is within the hours; the first minute belongs to them, the last does not. */
export function isQuiet(clock: string, { from, to }: QuietHours): boolean {
  if (from === to) return false;
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}
