import type { Bearer, Duty, DutyPeriod } from '../pack/duty.ts';
import type { Keys, Source } from './source.ts';

type Months = Exclude<DutyPeriod, 'week'>;
const A_YEAR: Readonly<Record<Months, number>> = { month: 12, quarter: 4, half_year: 2, year: 1 };
/** Whole weeks that the shortest of these periods contains, on whatever day it begins. */
const WHOLE_WEEKS: Readonly<Record<Months, number>> = { month: 3, quarter: 12, half_year: 25, year: 51 };

/**
 * A local duty may replace another only when it requires at least as much: as many times in each period of the other,
 * and by no later day. (regulations.yaml: 时限 = 国家规则与地方细则中较严者，均为数据而非代码)
 */
export function judgeStricter(
  duty: Duty,
  duties: ReadonlyMap<string, Duty>,
  at: Keys,
  { fault }: Source<unknown>,
): void {
  const here = [...at, 'replaces'];
  const other = duties.get(duty.replaces ?? '');
  if (!other || other === duty) {
    fault('unknown_duty', here, `没有责任“${duty.replaces ?? ''}”可以代替`, '核对责任编号');
    return;
  }
  if (other.replaces !== null)
    fault('stricter', here, `“${other.id}”本身代替了另一项责任`, '直接写最初的那一项');
  const loose = duty.bearers.some((mine) =>
    other.bearers.some((theirs) => sharesUnits(mine, theirs) && !isAsStrict(mine, theirs)),
  );
  if (duty.bearers.length === 0 || loose)
    fault('stricter', here, `不比“${other.id}”严`, '次数不少于、期间不长于所代替的责任；写明承担主体');
  if (duty.due.kind !== 'period_end' && JSON.stringify(duty.due) !== JSON.stringify(other.due))
    fault('stricter', here, `期限晚于“${other.id}”所定`, '期限与所代替的责任相同，或不写（期末）');
}

function sharesUnits(a: Bearer, b: Bearer): boolean {
  return a.as === b.as && a.kinds.some((kind) => b.kinds.includes(kind));
}

/**
 * How often a period surely fits into another: it divides the longer ones, but weeks run across their borders.
 * @returns less than one where it is the longer
 */
function fits(mine: DutyPeriod, theirs: DutyPeriod): number {
  if (mine === theirs) return 1;
  if (theirs === 'week') return 0;
  return mine === 'week' ? WHOLE_WEEKS[theirs] : A_YEAR[mine] / A_YEAR[theirs];
}

/** As many times in a shorter period is at least as strict. */
function isAsStrict(mine: Bearer, theirs: Bearer): boolean {
  if (mine.every === null || theirs.every === null) return mine.every === theirs.every;
  const times = fits(mine.every, theirs.every);
  return times >= 1 && mine.least * times >= theirs.least;
}
