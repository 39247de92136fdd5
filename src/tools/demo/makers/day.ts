import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { Sample } from '#model/sample.ts';
import type { Value } from '#model/value.ts';
import { dayNumber, dayText } from '../days.ts';
import { draw } from '../random.ts';
import type { DemoRow, Maker } from '../row.ts';
import { between, type MakerContext } from './context.ts';

const DAYS: readonly [number, number] = [3, 45];
/** A day or a month; a year is too coarse for other dates to follow it. */
const isDated = ({ type }: Field): boolean => fieldTypes[type].sample.make === 'day';

/** The days of a year that belong to a season. */
export function seasonDays(
  season: readonly [string, string] | undefined,
  year: number,
): readonly [number, number] {
  const [from, to] = season ?? ['01-04', '12-24'];
  return [dayNumber(`${year}-${from}`), dayNumber(`${year}-${to}`)];
}

/** Dates, times and months: spread over a season, or some days after another date. */
export function dayMaker(context: MakerContext, { write }: Extract<Sample, { make: 'day' }>): Maker {
  const day = dayOf(context);
  return (row) => {
    const number = day(row);
    return number === null ? null : write(dayText(number), () => clock(context, row));
  };
}

function dayOf(context: MakerContext): (row: DemoRow) => number | null {
  const { field, rule, ledger, random } = context;
  const { block } = context.group;
  const after = rule.after ?? (rule.season ? undefined : neighbour(context));
  if (after === undefined) {
    return (row) => {
      const [from, to] = seasonDays(rule.season, row.plan.year);
      const digit = row.digit(field.id);
      if (digit !== null) return dayNumber(`${row.plan.year}-${String(digit + 1).padStart(2, '0')}-01`);
      const { rounds } = row.plan;
      const length = to - from + 1;
      // All rows of a block are on one day. Rounds follow one another, so that a unit never has the same day twice.
      const within = block > 1 ? draw(row.plan.stream, row.block, 17) : random(row, 1);
      const start = Math.floor(((row.round % rounds) * length) / rounds);
      // Only whole days within the round: otherwise the end of one round could reach the start of the next.
      return (
        from + Math.min(length - 1, start + Math.floor(within * Math.max(1, Math.floor(length / rounds))))
      );
    };
  }
  const backwards =
    !rule.after &&
    ledger.happened !== null &&
    ledger.fields.indexOf(field) < ledger.fields.indexOf(ledger.happened);
  const [low, high] = rule.days ?? DAYS;
  const last = field.when === 'past' || field.when === 'founded' ? dayNumber(context.city.lastDay) : null;
  return (row) => {
    const base = row.follow(after);
    if (base === null) return null;
    const days = between(random(row, 1), low, high);
    const own = dayNumber(dayPart(base)) + (backwards ? -days : days);
    return last === null ? own : Math.min(own, last);
  };
}

/**
 * A date without a rule follows the date defined before it; one defined before the date that decides the period
 * precedes it. Definitions list dates in the order of the work.
 */
function neighbour({ field, ledger }: MakerContext): string | undefined {
  const { happened } = ledger;
  if (field === happened || !happened || !isDated(happened)) return undefined;
  const own = ledger.fields.indexOf(field);
  if (own < ledger.fields.indexOf(happened)) return happened.id;
  return ledger.fields.findLast((other, at) => at < own && isDated(other))?.id;
}

function clock({ random }: MakerContext, row: DemoRow): string {
  const minutes = between(random(row, 3), 0, 11) * 5;
  return `${String(between(random(row, 2), 8, 17)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The day of a date, time, month or year. */
export function dayPart(value: Value): string {
  const text = String(value);
  return text.length === 4 ? `${text}-12-31` : text.slice(0, 10);
}
