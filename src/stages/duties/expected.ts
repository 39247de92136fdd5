import type { Bearer, Duty, PeriodDue } from '#model/pack/duty.ts';
import { groupBy } from '#model/group-by.ts';
import type { WorkingCalendar } from '#model/time/working-days.ts';
import { bearsPeriod, isThere, type Span } from './bears.ts';
import { dueOf } from './due-day.ts';
import type { DutyUnit, HeldRole, Inherited, ListItem, Occurrence } from './occurrence.ts';
import { type Period, periodsOf } from './period.ts';

export interface Expecting {
  readonly year: number;
  readonly duties: Iterable<Duty>;
  readonly units: readonly DutyUnit[];
  readonly roles: readonly HeldRole[];
  readonly list: ReadonlyMap<string, ListItem>;
  readonly calendar: WorkingCalendar;
}

/**
 * All occurrences of a year by periods: of each duty in force, for each unit or person that it binds. Occurrences that
 * rows start are not among them.
 * @returns the occurrences without repetition, and the units whose earlier work counts for their successors
 */
export function expected(input: Expecting): {
  occurrences: readonly Occurrence[];
  inherited: readonly Inherited[];
} {
  const occurrences: Occurrence[] = [];
  const inherited: Inherited[] = [];
  const family = familyOf(input.units);
  const duties = [...input.duties].filter((duty) => isListed(duty, input.list.get(duty.id)));
  const replaced = replacedBy(duties);
  for (const duty of duties) {
    const item = input.list.get(duty.id);
    const due = dueWith(duty.due, item);
    const seen = new Set<string>();
    for (const bearer of duty.bearers) {
      if (bearer.every === null) continue;
      const least = Math.max(bearer.least, item?.least ?? 0);
      for (const period of periodsOf(input.year, bearer.every)) {
        if (!bearsPeriod(spanOf(duty), period, duty.replaces !== null)) continue;
        const day = dueOf(input.calendar, period, due);
        for (const unit of input.units) {
          if (!binds(bearer, unit) || !family.bears(unit, period)) continue;
          if (replaced(duty, unit, bearer, period)) continue;
          const common = {
            duty: duty.id,
            period: period.id,
            unit: unit.code,
            path: unit.path,
            from: period.from,
            to: period.to,
            due: day,
            least,
          };
          for (const who of whoOf(bearer, unit, period, input.roles)) {
            const key = `${unit.code} ${who.bearer} ${period.id}`;
            if (seen.has(key)) continue;
            seen.add(key);
            occurrences.push({ ...common, ...who });
          }
          for (const old of family.before(unit, period))
            inherited.push({ duty: duty.id, period: period.id, unit: old.code, heir: unit.code });
        }
      }
    }
  }
  return { occurrences, inherited };
}

/** A rule known only from memory is in force only where a city has confirmed it. */
export function isListed(duty: Duty, item: ListItem | undefined): boolean {
  return duty.bearers.length > 0 && (item?.on ?? duty.confidence !== 'recalled-unsure');
}

/** Whether a duty binds a unit of this kind and name. */
export function binds({ kinds, named }: Bearer, { kind, names }: Pick<DutyUnit, 'kind' | 'names'>): boolean {
  return kinds.includes(kind) && (named.length === 0 || named.some((name) => names.includes(name)));
}

function spanOf({ effectiveFrom, effectiveTo }: Duty): Span {
  return { from: effectiveFrom, to: effectiveTo };
}

/** Where a rule names no day, the city's day applies. */
function dueWith(due: PeriodDue, item: ListItem | undefined): PeriodDue {
  return item?.dueOn ? { kind: 'day', on: item.dueOn, nextYear: due.kind === 'day' && due.nextYear } : due;
}

type Replaced = (duty: Duty, unit: DutyUnit, bearer: Bearer, period: Period) => boolean;

/** A stricter local rule replaces the other for the units that it binds, from the period on in which it is in force. */
function replacedBy(duties: readonly Duty[]): Replaced {
  const stricter = duties.filter((duty) => duty.replaces !== null);
  return (duty, unit, bearer, period) =>
    stricter.some(
      (one) =>
        one.replaces === duty.id &&
        isThere(spanOf(one), period.to) &&
        one.bearers.some((theirs) => theirs.as === bearer.as && binds(theirs, unit)),
    );
}

interface Family {
  readonly bears: (unit: DutyUnit, period: Period) => boolean;
  /** The units whose successor it is and that ended within the period. */
  readonly before: (unit: DutyUnit, period: Period) => readonly DutyUnit[];
}

function familyOf(units: readonly DutyUnit[]): Family {
  const olds = groupBy(
    units.filter((unit) => unit.successor !== null),
    (unit) => unit.successor ?? '',
  );
  const before = (unit: DutyUnit, period: Period, seen: readonly string[] = []): readonly DutyUnit[] =>
    (olds.get(unit.code) ?? [])
      .filter((old) => !seen.includes(old.code) && !isThere(old, period.to) && isAfter(old.to, period.from))
      .flatMap((old) => [old, ...before(old, period, [...seen, old.code, unit.code])]);
  // Computed once for each duty.
  const known = new Map<string, boolean>();
  const bears = (unit: DutyUnit, period: Period): boolean => {
    const key = `${unit.code} ${period.id}`;
    const found = known.get(key) ?? bearsPeriod(unit, period, before(unit, period).length > 0);
    known.set(key, found);
    return found;
  };
  return { before, bears };
}

function isAfter(day: string | null, other: string): boolean {
  return day === null || day > other;
}

type Who = Pick<Occurrence, 'bearer' | 'holder' | 'vacant'>;
const UNIT: readonly Who[] = [{ bearer: '', holder: '', vacant: false }];

function whoOf(bearer: Bearer, unit: DutyUnit, period: Period, roles: readonly HeldRole[]): readonly Who[] {
  if (bearer.role === null) return UNIT;
  const holders = roles.filter(
    (one) =>
      one.unit === unit.code &&
      one.role === bearer.role &&
      (one.from ?? '') <= period.to &&
      isAfter(one.to, period.from),
  );
  if (bearer.as === 'member')
    return bound(
      bearer,
      holders.filter((one) => bearsPeriod(one, period, false)),
    ).map(({ person }) => ({ bearer: person, holder: person, vacant: false }));
  // The duty belongs to the post: its last holder bears it, and without any holder the post was vacant.
  const last = holders.toSorted((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? 1 : -1))[0];
  return [{ bearer: '', holder: last?.person ?? '', vacant: last === undefined }];
}

/** Members with a portfolio where the leading body has recorded portfolios; else all of them. */
function bound({ portfolio }: Bearer, members: readonly HeldRole[]): readonly HeldRole[] {
  const leading = members.filter((one) => one.portfolio.length > 0);
  return portfolio && leading.length > 0 ? leading : members;
}
