import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays } from '#model/time/day-of.ts';
import {
  levelOf,
  lineKey,
  linesFor,
  type OpenDuty,
  PAST_DAYS,
  type ReminderPart,
  type ReminderRule,
} from './remind.ts';
import { REMINDER_LEVELS } from './told-key.ts';

const RULE: ReminderRule = { startDays: 3, dueDays: 5, leaderDays: 7 };
const QUARTER: OpenDuty = {
  year: 2022,
  duty: 'CWH-02',
  unit: 'C1',
  bearer: '',
  period: '2022-Q1',
  from: '2022-01-01',
  to: '2022-03-31',
  due: '2022-03-31',
};
const at = (today: string, part: ReminderPart = 'clerk', one = QUARTER) => levelOf(one, part, today, RULE);

test('blue before the period, amber before the day, red after it; the leader only when it is late for long', () => {
  assert.deepEqual(
    ['2021-12-28', '2021-12-29', '2021-12-31', '2022-01-01', '2022-03-25', '2022-03-26', '2022-03-31'].map(
      (day) => at(day),
    ),
    [null, 'blue', 'blue', null, null, 'amber', 'amber'],
  );
  assert.deepEqual(
    [at('2022-04-01'), at(addDays('2022-03-31', PAST_DAYS)), at('2022-07-01')],
    ['red', 'red', null],
  );
  assert.deepEqual(
    ['2021-12-30', '2022-03-30', '2022-04-01', '2022-04-07', '2022-04-08'].map((day) => at(day, 'leader')),
    [null, null, null, null, 'red'],
  );
});

test('what has no day yet is told before it begins, and never as late', () => {
  const one = { ...QUARTER, due: null };
  assert.deepEqual([at('2021-12-30', 'clerk', one), at('2022-05-01', 'clerk', one)], ['blue', null]);
});

test('what is due while it has hardly begun is told as amber, not as blue', () => {
  assert.equal(at('2021-12-31', 'clerk', { ...QUARTER, due: '2022-01-02' }), 'amber');
});

const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2021-06-01', days));
const open: fc.Arbitrary<OpenDuty> = fc
  .record({
    unit: fc.constantFrom('C1', 'C2'),
    duty: fc.constantFrom('A', 'B'),
    bearer: fc.constantFrom('', 'P1'),
    period: fc.constantFrom('2022', '2022-01'),
    from: day,
    length: fc.nat({ max: 120 }),
    more: fc.option(fc.integer({ min: -20, max: 60 })),
  })
  .map(({ length, more, ...rest }) => {
    const to = addDays(rest.from, length);
    return { ...rest, year: 2022, to, due: more === null ? null : addDays(to, more) };
  });
const part = fc.constantFrom<ReminderPart>('clerk', 'leader');
const rule = fc.record({ startDays: fc.nat(30), dueDays: fc.nat(30), leaderDays: fc.nat(30) });
const levels = fc.subarray([...REMINDER_LEVELS]);

test('day after day, no line comes twice at a level, none that is not wanted comes, and urgency only grows', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(open, { selector: (one) => lineKey({ ...one, level: 'red' }), maxLength: 6 }),
      part,
      rule,
      levels,
      (all, as, by, wanted) => {
        const sent = new Set<string>();
        const last = new Map<string, number>();
        for (let today = '2021-05-01'; today < '2023-06-01'; today = addDays(today, 1)) {
          // In both parts at once it is still one line.
          const found = linesFor(
            all.flatMap((one) => [
              { part: as, one },
              { part: 'clerk' as const, one },
            ]),
            { today, rule: by, levels: wanted, sent },
          );
          for (const line of found) {
            const key = lineKey(line);
            assert.ok(!sent.has(key));
            assert.ok(wanted.includes(line.level));
            const same = lineKey({ ...line, level: 'red' });
            const urgency = -REMINDER_LEVELS.indexOf(line.level);
            assert.ok(urgency > (last.get(same) ?? -99));
            last.set(same, urgency);
            sent.add(key);
            if (line.level === 'red') assert.ok(line.due !== null && line.due < today);
            if (line.level === 'amber') assert.ok(line.due !== null && line.due >= today);
            if (line.level === 'blue') assert.ok(line.from > today);
          }
          assert.deepEqual(
            found.map(({ level }) => REMINDER_LEVELS.indexOf(level)),
            found.map(({ level }) => REMINDER_LEVELS.indexOf(level)).toSorted((a, b) => a - b),
          );
        }
        // Nothing that stays undone is passed over in silence.
        if (wanted.includes('red'))
          for (const one of all) if (one.due !== null) assert.ok(sent.has(lineKey({ ...one, level: 'red' })));
      },
    ),
    { numRuns: 60 },
  );
});

test('a leader is told of nothing that his clerk was not told of before', () => {
  fc.assert(
    fc.property(open, rule, day, (one, by, today) => {
      const leader = levelOf(one, 'leader', today, by);
      if (leader !== null) assert.equal(levelOf(one, 'clerk', today, by), leader);
    }),
  );
});
