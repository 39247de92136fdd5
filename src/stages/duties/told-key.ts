/** How urgent, the most urgent first: 逾期, 临期, 未开始前提醒. */
export const REMINDER_LEVELS = ['red', 'amber', 'blue'] as const;
export type ReminderLevel = (typeof REMINDER_LEVELS)[number];

/** The key that makes two lines of reminders the same; a matter of another stage has no level. */
export interface ToldKey {
  readonly level: ReminderLevel | 'matter';
  readonly year: number;
  readonly unit: string;
  readonly duty: string;
  readonly bearer: string;
  readonly period: string;
}
