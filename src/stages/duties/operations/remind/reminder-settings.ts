import type { QuietHours } from '../../quiet.ts';
import type { ReminderRule } from '../../remind.ts';

/** The reminder settings of a city. */
export interface ReminderSettings extends ReminderRule {
  /** Whether reminders are sent automatically. */
  readonly automatic: boolean;
  /** The hour of the day from which they are sent. */
  readonly fromHour: number;
  readonly quiet: QuietHours;
  /** True: nothing is sent on days off. */
  readonly restDays: boolean;
  /** The sender of mail; null: no mail. */
  readonly mailFrom: string | null;
  readonly mailDomains: readonly string[];
  readonly robotHosts: readonly string[];
}

/** The defaults of the settings. */
export const REMINDER_DEFAULTS: ReminderSettings = Object.freeze({
  automatic: true,
  fromHour: 8,
  startDays: 3,
  dueDays: 7,
  leaderDays: 5,
  quiet: { from: '19:00', to: '08:00' },
  restDays: true,
  mailFrom: null,
  mailDomains: [],
  robotHosts: [],
});
