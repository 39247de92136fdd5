import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aPack } from '../../../test/builders/the-pack.ts';
import { addDays } from './day-of.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-days.ts';

const pack = await aPack();
const calendar: WorkingCalendar = {
  years: new Set(pack.calendar.keys()),
  days: new Map([...pack.calendar.values()].flatMap((one) => [...one.days])),
};
const days = fc.integer({ min: 0, max: 365 * 8 }).map((offset) => addDays('2018-01-02', offset));

test('of 2018 to 2026 every year loses exactly its statutory holidays: 11, from 2025 on 13; in 2020 two more', () => {
  for (let year = 2018; year <= 2026; year += 1) {
    let weekdays = 0;
    let working = 0;
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (weekday > 0 && weekday < 6) weekdays += 1;
      if (isWorkingDay(calendar, day)) working += 1;
    }
    // 全国年节及纪念日放假办法 (国务院令第644号、第795号); the spring of 2020 was prolonged to 2 February.
    assert.equal(weekdays - working, year >= 2025 ? 13 : year === 2020 ? 13 : 11, `${year}`);
  }
});

test('days of which everybody knows how they were', () => {
  const known: readonly (readonly [string, boolean])[] = [
    ['2021-02-07', true],
    ['2021-02-12', false],
    ['2021-10-09', true],
    ['2021-10-08', true],
    ['2022-01-31', false],
    ['2020-01-31', false],
    ['2020-02-03', true],
  ];
  for (const [day, works] of known) assert.equal(isWorkingDay(calendar, day), works, day);
  assert.equal(addWorkingDays(calendar, '2021-09-30', 5), '2021-10-13');
  assert.equal(addWorkingDays(calendar, '2021-02-10', 0), '2021-02-10');
});

test('a year without data is never guessed', () => {
  assert.equal(isWorkingDay(calendar, '2027-03-01'), null);
  assert.equal(addWorkingDays(calendar, '2026-12-30', 5), null);
});

test('terms added and counted agree, end on a working day, and follow one another', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 30 }),
      (from, count, more) => {
        const end = addWorkingDays(calendar, from, count);
        assert.ok(end);
        assert.equal(isWorkingDay(calendar, end), true);
        let worked = 0;
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1))
          if (isWorkingDay(calendar, day)) worked += 1;
        assert.equal(worked, count);
        assert.equal(addWorkingDays(calendar, end, more), addWorkingDays(calendar, from, count + more));
      },
    ),
  );
});
