import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../test/builders/the-pack.ts';
import { aField } from '../testing/field-kit.ts';
import { fieldTypes } from '#fields/index.ts';
import { dayFault } from './judge-day.ts';

const frame = { today: '2022-01-10', opened: '2010-05-01' };
const judge = (
  when: 'past' | 'founded' | 'ahead' | null,
  value: string,
  own = false,
  type: 'date' | 'datetime' | 'month' = 'date',
) => dayFault(aField(type, { when, title: '检查日期' }), fieldTypes[type].day, value, frame, own);

test('what happened lies not after today, not before the unit, and not in an absurd past', () => {
  assert.equal(judge('past', '2022-01-10'), null);
  assert.match(judge('past', '2022-01-11') ?? '', /“检查日期”.*2022-01-11.*晚于今天（2022-01-10）.*请核对/);
  assert.match(judge('past', '2036-01-01') ?? '', /晚于今天/);
  assert.match(judge('past', '1921-03-05') ?? '', /早得不合情理/);
  assert.equal(judge('founded', '1927-08-01'), null);
  assert.match(judge('founded', '1821-07-01') ?? '', /早得不合情理/);
  assert.equal(judge('past', '2010-04-30'), null, 'only the own date is judged by the unit');
  assert.match(judge('past', '2010-04-30', true) ?? '', /早于单位的设立日期（2010-05-01）/);
  assert.equal(judge('past', '2010-05-01', true), null);
  assert.equal(judge('past', '2022-01-10T23:59', false, 'datetime'), null);
  assert.match(judge('past', '2022-01-11T00:00', false, 'datetime') ?? '', /晚于今天/);
  assert.equal(judge('past', '2022-01-01', false, 'month'), null);
  assert.match(judge('past', '2022-02-01', false, 'month') ?? '', /2022-02，晚于今天/);
  assert.equal(judge('past', '2010-05-01', true, 'month'), null);
});

test('plans and deadlines may lie ahead, but not where no plan reaches', () => {
  assert.equal(judge('ahead', '2036-01-01'), null);
  assert.equal(judge(null, '2036-01-01'), null);
  assert.match(judge('ahead', '2136-01-01') ?? '', /晚得不合情理/);
  assert.match(judge(null, '0021-01-01') ?? '', /早得不合情理/);
});

test('a year of what happened is not a year to come; other years and texts are not judged', () => {
  const year = (when: 'past' | null, value: number) =>
    dayFault(aField('year', { when }), fieldTypes.year.day, value, frame, true);
  assert.equal(year('past', 2022), null);
  assert.match(year('past', 2023) ?? '', /2023年，晚于今天/);
  assert.match(year('past', 2009) ?? '', /早于单位的设立日期/);
  assert.equal(year(null, 2030), null);
  assert.equal(dayFault(aField('text'), fieldTypes.text.day, '2036-01-01', frame, false), null);
});

test('every day of every ledger says what it may be', async () => {
  const pack = await aPack();
  const days = [...(pack?.ledgers.values() ?? [])].flatMap((ledger) =>
    ledger.fields
      .filter(({ type }) => ['date', 'datetime', 'month'].includes(type))
      .map((field) => ({ name: `${ledger.id}.${field.id}`, when: field.when })),
  );
  assert.deepEqual(
    days.filter(({ when }) => when === null).map(({ name }) => name),
    [],
  );
  assert.ok(days.length >= 149);
});
