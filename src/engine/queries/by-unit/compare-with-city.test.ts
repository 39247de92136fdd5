import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../../test/builders/the-pack.ts';
import type { Indicator } from '#model/pack/types.ts';
import { type Fact, factOf } from '../fact.ts';
import { compareWithCity, type Comparison } from './compare-with-city.ts';

const pack = await aPack();
const of = (slot: string): Indicator => pack.indicators.find((one) => one.slot === slot) ?? assert.fail(slot);

/** Values and rows of the city and of its parts. */
function compared(
  slot: string,
  city: readonly [string | null, number],
  parts: readonly (readonly [string | null, number])[],
  nested = false,
): Comparison {
  const fact = ([value, rows]: readonly [string | null, number]): Fact => factOf(of(slot), value, rows, null);
  return compareWithCity(of(slot), fact(city), { parts: parts.map(fact), nested });
}

test('counts and sums are shared out: they agree, or something was counted wrongly', () => {
  assert.deepEqual(
    compared(
      'S05',
      ['5', 5],
      [
        ['2', 2],
        ['3', 3],
      ],
    ),
    {
      indicator: of('S05').id,
      sum: '5',
      difference: '0',
      reason: null,
      fault: null,
    },
  );
  const lost = compared(
    'S05',
    ['5', 5],
    [
      ['2', 2],
      ['2', 2],
    ],
  );
  assert.match(lost.fault ?? '', /记录合计 4 条，全市是 5 条；各单位合计 4，全市是 5/u);
  assert.equal(
    compared(
      'S05',
      ['5', 5],
      [
        ['2', 2],
        ['4', 3],
      ],
    ).reason,
    null,
  );
  assert.match(
    compared(
      'S05',
      ['5', 5],
      [
        ['2', 2],
        ['4', 3],
      ],
    ).fault ?? '',
    /没有原因可以说明/u,
  );
  assert.equal(
    compared(
      'S18',
      ['12.5', 2],
      [
        ['10', 1],
        ['2.5', 1],
      ],
    ).difference,
    '0',
  );
});

test('persons counted in two units make the sum larger, never smaller, and no part larger than the whole', () => {
  const twice = compared(
    'S12',
    ['5', 6],
    [
      ['3', 3],
      ['3', 3],
    ],
  );
  assert.deepEqual([twice.difference, twice.fault], ['1', null]);
  assert.match(twice.reason ?? '', /同一人在几个单位/u);
  assert.notEqual(
    compared(
      'S12',
      ['7', 7],
      [
        ['3', 3],
        ['3', 4],
      ],
    ).fault,
    null,
  );
  assert.notEqual(
    compared(
      'S12',
      ['5', 8],
      [
        ['6', 5],
        ['3', 3],
      ],
    ).fault,
    null,
  );
  assert.match(
    compared(
      'S41',
      ['1', 2],
      [
        ['1', 1],
        ['1', 1],
      ],
    ).reason ?? '',
    /同一单位/u,
  );
});

test('ratios are not added, and still every row is in one part', () => {
  const ratio = compared(
    'C3',
    ['50', 4],
    [
      ['20', 2],
      ['40', 2],
    ],
  );
  assert.deepEqual([ratio.sum, ratio.difference, ratio.fault], [null, null, null]);
  assert.match(ratio.reason ?? '', /不能相加/u);
  assert.match(
    compared(
      'S28',
      ['5', 4],
      [
        ['9', 2],
        [null, 2],
      ],
    ).reason ?? '',
    /不能相加/u,
  );
  assert.notEqual(
    compared(
      'C3',
      ['50', 4],
      [
        ['20', 2],
        ['40', 1],
      ],
    ).fault,
    null,
  );
});

test('the least of several lies above the sum of the leasts, the highest step of a person below', () => {
  assert.equal(
    compared(
      'S02',
      ['4', 9],
      [
        ['1', 4],
        ['2', 5],
      ],
    ).fault,
    null,
  );
  assert.notEqual(
    compared(
      'S02',
      ['1', 9],
      [
        ['2', 4],
        ['0', 5],
      ],
    ).fault,
    null,
  );
  assert.match(
    compared(
      'S50',
      ['4', 9],
      [
        ['3', 4],
        ['2', 5],
      ],
    ).reason ?? '',
    /最高的一项/u,
  );
  assert.notEqual(
    compared(
      'S50',
      ['6', 9],
      [
        ['3', 4],
        ['2', 5],
      ],
    ).fault,
    null,
  );
});

test('a number that is missing has no sum, and says why', () => {
  const missing = compared(
    'S05',
    [null, 0],
    [
      [null, 0],
      [null, 0],
    ],
  );
  assert.deepEqual([missing.sum, missing.fault], [null, null]);
  assert.equal(missing.reason, '没有数值');
});

test('a unit below another of its level counts its rows in both', () => {
  const twice = compared(
    'S05',
    ['5', 5],
    [
      ['5', 5],
      ['2', 2],
    ],
    true,
  );
  assert.deepEqual([twice.difference, twice.fault], ['2', null]);
  assert.match(twice.reason ?? '', /两处都计/u);
  assert.notEqual(
    compared(
      'S05',
      ['5', 5],
      [
        ['2', 2],
        ['2', 2],
      ],
      true,
    ).fault,
    null,
  );
});
