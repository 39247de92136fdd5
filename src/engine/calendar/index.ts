// The door of the calendar of working days.
export { readCalendar, readYear } from './operations/read-calendar.ts';
export { setDay } from './operations/set-day.ts';
export { setYear } from './operations/set-year.ts';
