import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownUnit } from '#engine/records/names.ts';
import { leadersOf } from './leading-unit.ts';
import type { Tally } from './overview-table.ts';
import { unitsBehind } from './units-behind.ts';

const unit = (code: string, parent: string | null): KnownUnit =>
  ({ code, name: `${code}名`, shortName: null, parent }) as KnownUnit;
const UNITS = [
  unit('city', null),
  unit('town', 'city'),
  unit('village', 'town'),
  unit('other', 'town'),
  unit('bureau', 'city'),
];
const back = (of: string, n: number): Tally => ({
  ledger: 'a',
  title: '甲台账',
  section: 1,
  unit: of,
  status: 'returned',
  open: true,
  year: 2025,
  month: 1,
  n,
});

test('who sees the city has the units below it, a township its own and its villages, a village itself', () => {
  const led = (own: string | null, seen: readonly string[]) => {
    const leads = leadersOf(UNITS, own, seen);
    return seen.map((code) => leads(code));
  };
  assert.deepEqual(led('city', ['city', 'town', 'village', 'bureau']), ['city', 'town', 'town', 'bureau']);
  assert.deepEqual(led('bureau', ['town', 'village', 'bureau']), ['town', 'town', 'bureau']);
  assert.deepEqual(led('town', ['town', 'village', 'other']), ['town', 'village', 'other']);
  assert.deepEqual(led('village', ['village']), ['village']);
  assert.deepEqual(led(null, ['village']), ['town']);
});

test('what is late and what came back stands at its unit, the most first, with the words that find its rows', () => {
  const late = [
    { unit: 'other', ledger: 'b', title: '乙台账', count: 3, where: ['due:lt:2025-02-01'] },
    { unit: 'village', ledger: 'b', title: '乙台账', count: 1, where: ['due:lt:2025-02-01'] },
  ];
  const tallies = [back('village', 1), { ...back('town', 5), status: 'accepted', open: false }];
  assert.deepEqual(
    unitsBehind(tallies, late, UNITS, 'town').map(({ name, overdue, returned }) => [name, overdue, returned]),
    [
      ['other名', 3, 0],
      ['village名', 1, 1],
    ],
  );
  const [town] = unitsBehind(tallies, late, UNITS, 'city');
  assert.deepEqual(town, {
    code: 'town',
    name: 'town名',
    overdue: 4,
    returned: 1,
    parts: [
      {
        kind: 'returned',
        ledger: 'a',
        title: '甲台账',
        count: 1,
        where: ['unit_id:in:village', 'row_status:eq:returned'],
      },
      {
        kind: 'overdue',
        ledger: 'b',
        title: '乙台账',
        count: 4,
        where: ['unit_id:in:other,village', 'due:lt:2025-02-01'],
      },
    ],
  });
});
