/** The states of an occurrence on a day. */
export const STANDINGS = [
  'answered',
  'late',
  'due',
  'overdue',
  'none',
  'not_due',
  'excused',
  'vacant',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  answered: '已履责',
  late: '逾期履责',
  due: '办理中',
  overdue: '逾期未履责',
  none: '说明未开展',
  not_due: '未到期',
  excused: '经批准免除',
  vacant: '职务空缺',
};

export type Standings = Readonly<Record<Standing, number>>;

export const NO_STANDINGS: Standings = Object.freeze({
  answered: 0,
  late: 0,
  due: 0,
  overdue: 0,
  none: 0,
  not_due: 0,
  excused: 0,
  vacant: 0,
});

/**
 * Percentage of the required occurrences until now that are done. Those that are not yet due count only when they are
 * done, excused and impossible ones never; so it is at most 100.
 * @returns one decimal; null when nothing is required yet
 */
export function doneRate(counts: Standings): number | null {
  const done = counts.answered + counts.late;
  const whole = done + counts.overdue + counts.none;
  return whole === 0 ? null : Math.floor((done * 1000) / whole) / 10;
}

/** SQL for the standing of an occurrence or a tally; `day` is the parameter that holds today. */
export function standingSql(table: string, day: string): string {
  return `case when ${table}.state <> 'open' then ${table}.state when ${table}.due_on < ${day}::date then 'overdue'
    when ${table}.from_on > ${day}::date then 'not_due' else 'due' end`;
}
