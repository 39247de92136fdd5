import type { Endpoint } from '#service/endpoint.ts';
import { CALENDAR_FEED_ENDPOINTS } from './calendar-feed.ts';
import { DUTY_ENDPOINTS } from './duties.ts';
import { DUTY_BURDEN_ENDPOINTS } from './duty-burden.ts';
import { DUTY_LIST_ENDPOINTS } from './duty-list.ts';
import { DUTY_MINE_ENDPOINTS } from './duty-mine.ts';
import { REMINDER_CHANNEL_ENDPOINTS } from './reminder-channels.ts';
import { REMINDER_ENDPOINTS } from './reminders.ts';

/** The endpoints of this stage. A further route adds its list here. */
export const DUTY_STAGE_ENDPOINTS: readonly Endpoint[] = [
  ...DUTY_LIST_ENDPOINTS,
  ...DUTY_BURDEN_ENDPOINTS,
  ...DUTY_ENDPOINTS,
  ...DUTY_MINE_ENDPOINTS,
  ...REMINDER_ENDPOINTS,
  ...REMINDER_CHANNEL_ENDPOINTS,
  ...CALENDAR_FEED_ENDPOINTS,
];
