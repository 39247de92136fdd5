const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * An instant by the clock of Beijing, "2022-01-10 16:00:00": the one by which people here read every time.
 * @param at the instant, or its ISO text
 */
export function beijingTime(at: Date | string): string {
  return CLOCK.format(new Date(at));
}
