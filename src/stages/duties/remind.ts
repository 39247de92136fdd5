import { addDays } from '#model/time/day-of.ts';
import { REMINDER_LEVELS, type ReminderLevel, type ToldKey } from './told-key.ts';

/** An occurrence that is not done. */
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

/** As whom somebody is told of it: who may write for the unit, or who may accept for it. */
export type ReminderPart = 'clerk' | 'leader';

export interface ReminderRule {
  /** So many days before a period begins. */
  readonly startDays: number;
  /** So many days before it is due. */
  readonly dueDays: number;
  /** So many days after it was due the leader is told as well. */
  readonly leaderDays: number;
}

export interface ReminderLine extends OpenDuty {
  readonly level: ReminderLevel;
}

/**
 * What is past its day for longer is no news: it stands in the list of the year. Without this the first day of a city would
 * remind of everything that was ever left undone.
 */
export const PAST_DAYS = 90;

/** At what level somebody is told of an occurrence on a day; null: not at all. */
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
  /** Which levels he wants. */
  readonly levels: readonly ReminderLevel[];
  /** What he was told already, by {@link lineKey}. */
  readonly sent: ReadonlySet<string>;
}

/**
 * The lines that somebody is told today, the most urgent first: each once, and none that he was told at this level before.
 * @param open what is not done, with the part in which each concerns him; one may come in both
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

/** What makes two lines the same. */
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
