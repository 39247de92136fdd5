import { addDays } from '#model/time/day-of.ts';
import { REMINDER_LEVELS, type ReminderLevel, type ToldKey } from './told-key.ts';

/** An open occurrence. */
export interface OpenDuty {
  readonly year: number;
  readonly duty: string;
  readonly unit: string;
  readonly bearer: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly due: string | null;
}

/** The part of a recipient: he may write for the unit, or accept for it. */
export type ReminderPart = 'clerk' | 'leader';

export interface ReminderRule {
  /** Days before the beginning of a period. */
  readonly startDays: number;
  /** Days before the due date. */
  readonly dueDays: number;
  /** Days after the due date from which the leader is reminded as well. */
  readonly leaderDays: number;
}

export interface ReminderLine extends OpenDuty {
  readonly level: ReminderLevel;
}

/**
 * Days after which an overdue occurrence is no longer sent and only in the list of the year. Without the limit the
 * first day of a city would remind of everything that was ever left undone.
 */
export const PAST_DAYS = 90;

/** The level of a reminder about an occurrence on a day; null: none. */
export function levelOf(
  { from, due }: OpenDuty,
  part: ReminderPart,
  today: string,
  { startDays, dueDays, leaderDays }: ReminderRule,
): ReminderLevel | null {
  if (due !== null && today > due) {
    if (today > addDays(due, PAST_DAYS)) return null;
    return part === 'clerk' || today > addDays(due, leaderDays) ? 'red' : null;
  }
  if (part === 'leader') return null;
  if (due !== null && today >= addDays(due, -dueDays)) return 'amber';
  return today < from && today >= addDays(from, -startDays) ? 'blue' : null;
}

export interface Reminding {
  readonly today: string;
  readonly rule: ReminderRule;
  /** The levels that he wants. */
  readonly levels: readonly ReminderLevel[];
  /** The lines that were sent to him before, by {@link lineKey}. */
  readonly sent: ReadonlySet<string>;
}

/**
 * The lines for a recipient today, the most urgent first: each once, and none that was sent to him at this level
 * before.
 * @param open the open occurrences, with his part in each; one may come with both parts
 */
export function linesFor(
  open: readonly { readonly part: ReminderPart; readonly one: OpenDuty }[],
  { today, rule, levels, sent }: Reminding,
): readonly ReminderLine[] {
  const found = new Map<string, ReminderLine>();
  for (const { part, one } of open) {
    const level = levelOf(one, part, today, rule);
    if (level === null || !levels.includes(level)) continue;
    const line = { ...one, level };
    const key = lineKey(line);
    if (!sent.has(key)) found.set(key, line);
  }
  return [...found].toSorted(byUrgency).map(([, line]) => line);
}

/** The key that makes two lines the same. */
export function lineKey({ level, year, unit, duty, bearer, period }: ToldKey): string {
  return [level, year, unit, duty, bearer, period].join('\u001f');
}

type Keyed = readonly [key: string, line: ReminderLine];

function byUrgency([a, one]: Keyed, [b, other]: Keyed): number {
  const order = ({ level, due, from }: ReminderLine): string =>
    `${REMINDER_LEVELS.indexOf(level)} ${level === 'blue' ? from : (due ?? '')}`;
  const [x, y] = [`${order(one)} ${a}`, `${order(other)} ${b}`];
  return x < y ? -1 : x > y ? 1 : 0;
}
