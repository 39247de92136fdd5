import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aPack } from '../../../test/builders/the-pack.ts';
import { DUTY_PERIODS, type PeriodDue } from '#model/pack/duty.ts';
import { addDays } from '#model/time/day-of.ts';
import type { WorkingCalendar } from '#model/time/working-days.ts';
import { dueOf } from './due-day.ts';
import { periodsOf, periodWords } from './period.ts';

test('the periods of a year are the year, and its weeks end where those of the next begin: no day twice, none lost', () => {
  const anyYear = fc.integer({ min: 2018, max: 2026 });
  fc.assert(
    fc.property(anyYear, fc.constantFrom(...DUTY_PERIODS), (year, every) => {
      const firstOf = (one: number): string =>
        every === 'week' ? (periodsOf(one, every)[0]?.from ?? '') : `${one}-01-01`;
      let next = firstOf(year);
      for (const { from, to } of periodsOf(year, every)) {
        assert.equal(from, next);
        assert.ok(from <= to);
        next = addDays(to, 1);
      }
      assert.equal(next, firstOf(year + 1));
    }),
  );
  const ids = ['2021', '2021-H1', '2021-H2', '2021-Q3', '2021-02', '2021-W01-04', 'E0'];
  assert.deepEqual(ids.map(periodWords), [
    '全年',
    '上半年',
    '下半年',
    '第三季度',
    '2月',
    '1月4日当周',
    '事发',
  ]);
});

test('a week belongs to the year of its Monday: the first days of January may belong to the year before', () => {
  const ends = (year: number): readonly (string | undefined)[] => {
    const weeks = periodsOf(year, 'week');
    for (const { from } of weeks) assert.equal(new Date(`${from}T00:00:00Z`).getUTCDay(), 1);
    return [weeks[0]?.id, weeks.at(-1)?.id, weeks.at(-1)?.to, String(weeks.length)];
  };
  assert.deepEqual(ends(2018), ['2018-W01-01', '2018-W12-31', '2019-01-06', '53']);
  assert.deepEqual(ends(2020), ['2020-W01-06', '2020-W12-28', '2021-01-03', '52']);
  assert.deepEqual(ends(2021), ['2021-W01-04', '2021-W12-27', '2022-01-02', '52']);
});

test('a weekly report is due on the Sunday, or on the next working day where the duty says so', async () => {
  const { calendar: years } = await aPack();
  const calendar: WorkingCalendar = {
    years: new Set(years.keys()),
    days: new Map([...years.values()].flatMap((one) => [...one.days])),
  };
  const dues = (due: PeriodDue): readonly (string | null)[] =>
    periodsOf(2021, 'week')
      .filter(({ id }) => id === '2021-W09-27' || id === '2021-W10-11')
      .map((period) => dueOf(calendar, period, due));
  assert.deepEqual(dues({ kind: 'period_end' }), ['2021-10-03', '2021-10-17']);
  const working: PeriodDue = { kind: 'after', term: { within: 1, unit: 'day', calendar: 'working' } };
  assert.deepEqual(dues(working), ['2021-10-08', '2021-10-18']);
});
