import type { QuietHours } from '../../quiet.ts';
import type { ReminderRule } from '../../remind.ts';

/** How a city reminds. */
export interface ReminderSettings extends ReminderRule {
  /** Whether the service reminds of itself. */
  readonly automatic: boolean;
  /** From this hour of a day on. */
  readonly fromHour: number;
  readonly quiet: QuietHours;
  /** True: on days off nothing is sent. */
  readonly restDays: boolean;
  /** From whom mail comes; null: no mail. */
  readonly mailFrom: string | null;
  readonly mailDomains: readonly string[];
  readonly robotHosts: readonly string[];
}

/** What holds until a city has said otherwise. */
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
