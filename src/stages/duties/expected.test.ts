import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aPack } from '../../../test/builders/the-pack.ts';
import { DUTY_PERIODS, type Duty, type DutyPeriod, type PeriodDue } from '#model/pack/duty.ts';
import { addDays } from '#model/time/day-of.ts';
import { isWorkingDay, type WorkingCalendar } from '#model/time/working-days.ts';
import { isThere } from './bears.ts';
import { endOfTerm } from '#model/time/end-of-term.ts';
import { dueOf } from './due-day.ts';
import { expected } from './expected.ts';
import type { DutyUnit, HeldRole, ListItem, Occurrence } from './occurrence.ts';
import { periodsOf } from './period.ts';

const pack = await aPack();
const calendar: WorkingCalendar = {
  years: new Set(pack.calendar.keys()),
  days: new Map([...pack.calendar.values()].flatMap((one) => [...one.days])),
};

const anyYear = fc.integer({ min: 2018, max: 2026 });
const anyPeriod = fc.constantFrom(...DUTY_PERIODS);
const dayIn = (from: number, to: number) =>
  fc.integer({ min: 0, max: (to - from + 1) * 365 }).map((offset) => addDays(`${from}-01-01`, offset));

function aDuty(every: DutyPeriod | null, more: Partial<Duty> = {}): Duty {
  return {
    id: 'XX-01',
    regulation: 'XX',
    version: '1',
    article: null,
    verified: false,
    confidence: 'found',
    obligation: '',
    bound: [],
    cadence: [],
    onEvent: false,
    deadline: null,
    evidence: [],
    bearers: [{ as: 'body', kinds: ['township'], named: [], role: null, portfolio: false, every, least: 1 }],
    due: { kind: 'period_end' },
    starts: null,
    unasked: null,
    replaces: null,
    note: null,
    effectiveFrom: null,
    effectiveTo: null,
    ...more,
  };
}

function aUnit(
  code: string,
  from: string | null,
  to: string | null,
  successor: string | null = null,
): DutyUnit {
  return { code, path: `${code}/`, kind: 'township', names: [code], from, to, successor };
}

function generate(
  year: number,
  duties: readonly Duty[],
  units: readonly DutyUnit[],
  roles: readonly HeldRole[] = [],
  list: ReadonlyMap<string, ListItem> = new Map(),
): readonly Occurrence[] {
  return expected({ year, duties, units, roles, list, calendar }).occurrences;
}

const keyOf = (one: Occurrence): string => `${one.duty} ${one.unit} ${one.bearer} ${one.period}`;
const unique = (all: readonly Occurrence[]): void => {
  assert.equal(new Set(all.map(keyOf)).size, all.length);
};

test('a unit that is always there bears each period of each cadence once', () => {
  fc.assert(
    fc.property(anyYear, anyPeriod, (year, every) => {
      const all = generate(year, [aDuty(every)], [aUnit('A', null, null)]);
      unique(all);
      assert.deepEqual(
        all.map(({ period }) => period),
        periodsOf(year, every).map(({ id }) => id),
      );
    }),
  );
});

test('of a unit that becomes another, on whatever day, every period is borne by exactly one of the two', () => {
  fc.assert(
    fc.property(anyYear, anyPeriod, dayIn(2017, 2027), (year, every, day) => {
      const units = [aUnit('A', null, day, 'B'), aUnit('B', day, null)];
      const all = generate(year, [aDuty(every)], units);
      unique(all);
      assert.deepEqual(
        all.map(({ period }) => period).toSorted(),
        periodsOf(year, every).map(({ id }) => id),
      );
      for (const one of all) assert.equal(one.unit, one.to < day ? 'A' : 'B');
    }),
  );
});

test('two units merge in July: the first half-year is theirs, the second is the new one’s, and their work of the second counts for it', () => {
  const units = [
    aUnit('A', null, '2021-07-10', 'C'),
    aUnit('B', null, '2021-07-10', 'C'),
    aUnit('C', '2021-07-10', null),
  ];
  const { occurrences, inherited } = expected({
    year: 2021,
    duties: [aDuty('half_year')],
    units,
    roles: [],
    list: new Map(),
    calendar,
  });
  assert.deepEqual(
    occurrences.map(({ unit, period }) => [unit, period]),
    [
      ['A', '2021-H1'],
      ['B', '2021-H1'],
      ['C', '2021-H2'],
    ],
  );
  assert.deepEqual(
    inherited.map(({ unit, heir, period }) => [unit, heir, period]),
    [
      ['A', 'C', '2021-H2'],
      ['B', 'C', '2021-H2'],
    ],
  );
});

test('a chain of successors within one period, and units that name one another in a circle, bear it once', () => {
  const chain = [
    aUnit('A', null, '2021-02-01', 'B'),
    aUnit('B', '2021-02-01', '2021-05-01', 'C'),
    aUnit('C', '2021-05-01', null),
  ];
  const all = generate(2021, [aDuty('year')], chain);
  assert.deepEqual(
    all.map(({ unit }) => unit),
    ['C'],
  );
  const circle = [aUnit('A', null, '2021-02-01', 'B'), aUnit('B', null, '2021-03-01', 'A')];
  assert.deepEqual(generate(2021, [aDuty('year')], circle), []);
});

test('a unit that is founded bears the periods of which it saw half, one that is closed none that it did not end', () => {
  fc.assert(
    fc.property(anyYear, anyPeriod, dayIn(2017, 2027), dayIn(2017, 2028), (year, every, from, to) => {
      const borne = new Set(
        generate(year, [aDuty(every)], [aUnit('A', from, to)]).map(({ period }) => period),
      );
      for (const period of periodsOf(year, every)) {
        const days = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000 + 1;
        const seen = from <= period.from ? 1 : days(from, period.to) / days(period.from, period.to);
        assert.equal(
          borne.has(period.id),
          isThere({ from, to }, period.to) && seen >= 0.5,
          `${period.id} ${from} ${to}`,
        );
      }
    }),
  );
});

test('a duty is asked for only while it is in force', () => {
  const all = generate(
    2021,
    [aDuty('quarter', { effectiveFrom: '2021-08-20', effectiveTo: '2021-12-01' })],
    [aUnit('A', null, null)],
  );
  assert.deepEqual(all, []);
  const later = generate(2021, [aDuty('quarter', { effectiveFrom: '2021-08-10' })], [aUnit('A', null, null)]);
  assert.deepEqual(
    later.map(({ period }) => period),
    ['2021-Q3', '2021-Q4'],
  );
});

test('a post that stood empty is told as empty; who came and went leaves one occurrence of the post', () => {
  const secretary = aDuty('quarter', {
    bearers: [
      {
        as: 'secretary',
        kinds: ['township'],
        named: [],
        role: 'township_secretary',
        portfolio: false,
        every: 'quarter',
        least: 1,
      },
    ],
  });
  fc.assert(
    fc.property(
      anyYear,
      dayIn(2017, 2027),
      dayIn(2017, 2028),
      dayIn(2017, 2028),
      (year, from, end, again) => {
        const roles: HeldRole[] = [
          { person: 'P1', unit: 'A', role: 'township_secretary', portfolio: [], from, to: end },
          { person: 'P2', unit: 'A', role: 'township_secretary', portfolio: [], from: again, to: null },
        ];
        const all = generate(year, [secretary], [aUnit('A', null, null)], roles);
        unique(all);
        assert.equal(all.length, 4);
        for (const { vacant, holder, from: first, to } of all) {
          const held = roles.filter((one) => (one.from ?? '') <= to && (one.to === null || one.to > first));
          assert.equal(vacant, held.length === 0);
          assert.equal(holder === '', held.length === 0);
        }
      },
    ),
  );
});

/** Of each member of a leading body, half-yearly. */
const ofMembers = (portfolio: boolean): Duty => {
  const bearer = {
    as: 'member',
    kinds: ['township'],
    named: [],
    role: 'municipal_leader',
    portfolio,
  } as const;
  return aDuty('half_year', { bearers: [{ ...bearer, every: 'half_year', least: 1 }] });
};

const held = (person: string, from: string, to: string | null, ...portfolio: string[]): HeldRole => ({
  person,
  unit: 'A',
  role: 'municipal_leader',
  portfolio,
  from,
  to,
});

test('each member bears his own, and a holder of two posts bears it once a unit', () => {
  const roles = [
    held('P1', '2019-01-01', null),
    held('P1', '2020-05-01', null),
    held('P2', '2021-06-01', null),
    held('P3', '2018-01-01', '2021-08-01'),
  ];
  const all = generate(2021, [ofMembers(false)], [aUnit('A', null, null)], roles);
  unique(all);
  assert.deepEqual(all.map(({ bearer, period }) => `${bearer} ${period}`).toSorted(), [
    'P1 2021-H1',
    'P1 2021-H2',
    'P2 2021-H2',
    'P3 2021-H1',
  ]);
});

test('where it is on record who answers for what, those who answer for something bear it; else all of them', () => {
  const borne = (...roles: readonly HeldRole[]): readonly string[] =>
    generate(2021, [ofMembers(true)], [aUnit('A', null, null)], roles)
      .map(({ bearer, period }) => `${bearer} ${period}`)
      .toSorted();
  assert.deepEqual(borne(held('P1', '2019-01-01', null), held('P2', '2019-01-01', null)), [
    'P1 2021-H1',
    'P1 2021-H2',
    'P2 2021-H1',
    'P2 2021-H2',
  ]);
  // Handed over in July: the first half-year is whose it was on its last day.
  assert.deepEqual(
    borne(
      held('P1', '2019-01-01', '2021-07-10', 'B1', 'B2'),
      held('P1', '2021-07-10', null),
      held('P2', '2019-01-01', '2021-07-10'),
      held('P2', '2021-07-10', null, 'B1', 'B2'),
    ),
    ['P1 2021-H1', 'P2 2021-H2'],
  );
});

test('a stricter rule of the city takes the place of the other for the units that it binds, and of no others', () => {
  const units = [aUnit('A', null, null), { ...aUnit('B', null, null), kind: 'department' }];
  const base = aDuty('half_year', {
    bearers: [
      {
        as: 'body',
        kinds: ['township', 'department'],
        named: [],
        role: null,
        portfolio: false,
        every: 'half_year',
        least: 1,
      },
    ],
  });
  const own = aDuty('quarter', { id: 'CS-01', replaces: 'XX-01', effectiveFrom: '2021-07-01' });
  const all = generate(2021, [base, own], units);
  unique(all);
  assert.deepEqual(all.map(({ duty, unit, period }) => `${duty} ${unit} ${period}`).toSorted(), [
    'CS-01 A 2021-Q3',
    'CS-01 A 2021-Q4',
    'XX-01 A 2021-H1',
    'XX-01 B 2021-H1',
    'XX-01 B 2021-H2',
  ]);
});

test('what nobody verified is asked of nobody, until the city says that it checked it; what is left out is gone', () => {
  const unsure = aDuty('year', { confidence: 'recalled-unsure' });
  const units = [aUnit('A', null, null)];
  const item = (on: boolean, least: number | null): ReadonlyMap<string, ListItem> =>
    new Map([['XX-01', { duty: 'XX-01', on, least, dueOn: null }]]);
  assert.deepEqual(generate(2021, [unsure], units), []);
  assert.deepEqual(
    generate(2021, [unsure], units, [], item(true, 3)).map(({ least }) => least),
    [3],
  );
  assert.deepEqual(generate(2021, [aDuty('year')], units, [], item(false, null)), []);
});

test('terms end on a day that exists, working terms on a working day; in a year without holidays nobody guesses', () => {
  const dues: readonly PeriodDue[] = [
    { kind: 'after', term: { within: 15, unit: 'day', calendar: 'working' } },
    { kind: 'after', term: { within: 1, unit: 'month', calendar: 'natural' } },
    { kind: 'day', on: '02-29', nextYear: true },
  ];
  fc.assert(
    fc.property(anyYear, anyPeriod, fc.constantFrom(...dues), (year, every, due) => {
      for (const period of periodsOf(year, every)) {
        const day = dueOf(calendar, period, due);
        if (day === null) {
          assert.equal(
            due.kind === 'after' && due.term.calendar === 'working' && period.to > '2026-12-01',
            true,
          );
          continue;
        }
        assert.equal(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), day);
        if (due.kind === 'after') assert.ok(day > period.to);
        if (due.kind === 'after' && due.term.calendar === 'working')
          assert.equal(isWorkingDay(calendar, day), true);
      }
    }),
  );
  assert.equal(
    endOfTerm(calendar, '2021-01-31', { within: 1, unit: 'month', calendar: 'natural' }),
    '2021-02-28',
  );
  assert.equal(
    endOfTerm(calendar, '2020-02-29', { within: 1, unit: 'year', calendar: 'natural' }),
    '2021-02-28',
  );
  assert.equal(
    endOfTerm(calendar, '2021-09-30', { within: 5, unit: 'day', calendar: 'working' }),
    '2021-10-13',
  );
});

test('every duty of the pack: no occurrence twice in any year, whatever the units and posts', () => {
  const kinds = ['municipal_committee', 'township', 'department', 'village', 'branch', 'municipal_body'];
  const unit = fc.record({
    kind: fc.constantFrom(...kinds),
    from: fc.option(dayIn(2017, 2026), { nil: null }),
    to: fc.option(dayIn(2018, 2027), { nil: null }),
    successor: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
  });
  fc.assert(
    fc.property(anyYear, fc.array(unit, { minLength: 1, maxLength: 8 }), (year, made) => {
      const units = made.map(
        (one, at): DutyUnit => ({
          code: `U${at}`,
          path: `U${at}/`,
          kind: one.kind,
          names: [`U${at}`],
          from: one.from,
          to: one.to,
          successor: one.successor === null || one.to === null ? null : `U${one.successor}`,
        }),
      );
      unique(generate(year, [...pack.duties.values()], units));
    }),
    { numRuns: 60 },
  );
});
