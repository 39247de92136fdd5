import { dayText } from './calendar.ts';

const MS_PER_DAY = 86_400_000;
/** Day 0 of the 1900 system for every serial from 61 on (Excel counts a 29 February 1900 that did not exist). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/** The day of an Excel serial (1900 system), "YYYY-MM-DD"; a fraction, the time of day, is left out. */
export function serialToDay(serial: number): string {
  const day = new Date(EPOCH_1900 + Math.floor(serial + 1e-9) * MS_PER_DAY);
  return dayText(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** Day and time of an Excel serial (1900 system), "YYYY-MM-DDTHH:MM:SS", to the nearest second. */
export function serialToDateTime(serial: number): string {
  const seconds = Math.round(serial * 86_400);
  const clock = ((seconds % 86_400) + 86_400) % 86_400;
  const day = serialToDay((seconds - clock) / 86_400);
  return `${day}T${two(clock / 3600)}:${two((clock % 3600) / 60)}:${two(clock % 60)}`;
}

function two(part: number): string {
  return String(Math.floor(part)).padStart(2, '0');
}
