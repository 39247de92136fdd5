const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * An instant in the time of Beijing, "2022-01-10 16:00:00", which every page shows.
 * @param at the instant, or its ISO text
 */
export function beijingTime(at: Date | string): string {
  return CLOCK.format(new Date(at));
}
