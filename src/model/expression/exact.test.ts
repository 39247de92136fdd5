import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { divide, fromMillionths, toMillionths, yearOnYear } from './exact.ts';

const millionths = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });

test('a number goes to millionths and back unchanged', () => {
  for (const text of ['0', '1', '-1', '0.5', '-0.000001', '99999999999999999999.999999', '2021'])
    assert.equal(fromMillionths(toMillionths(text)), text);
  assert.equal(toMillionths(9007199254740991), 9007199254740991000000n);
  assert.equal(toMillionths(-3n), -3000000n);
  fc.assert(
    fc.property(millionths, (value) => assert.equal(toMillionths(fromMillionths(value)), value)),
    { seed: 1 },
  );
});

test('division rounds half up, away from zero', () => {
  for (const [a, b, places, text] of [
    [1n, 3n, 4, '0.3333'],
    [2n, 3n, 4, '0.6667'],
    [1n, 2n, 0, '1'],
    [-1n, 2n, 0, '-1'],
    [1n, -2n, 0, '-1'],
    [-1n, -2n, 0, '1'],
    [1n, 20n, 1, '0.1'],
    [-1n, 21n, 1, '0'],
    [0n, -5n, 4, '0'],
    [100n, 1n, 4, '100'],
    [5n, 100000n, 4, '0.0001'],
    [4n, 100000n, 4, '0'],
  ] as const)
    assert.equal(divide(a, b, places), text, `${a} / ${b}`);
});

test('division is never more than half a last place away', () => {
  fc.assert(
    fc.property(
      millionths,
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 6 }),
      (a, b, places) => {
        const text = divide(a, b, places);
        assert.match(text, /^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/u);
        const distance = toMillionths(text) * b - a * 1_000_000n;
        const half = (b * 10n ** BigInt(6 - places) + 1n) / 2n;
        assert.ok(distance <= half && distance >= -half);
      },
    ),
    { seed: 2, numRuns: 300 },
  );
});

test('year on year', () => {
  assert.equal(yearOnYear('12', '8'), '50');
  assert.equal(yearOnYear('8', '12'), '-33.3333');
  assert.equal(yearOnYear('7', '7'), '0');
  assert.equal(yearOnYear('0', '3'), '-100');
  assert.equal(yearOnYear('2', '3'), '-33.3333');
  assert.equal(yearOnYear('1', '3.5'), '-71.4286');
  assert.equal(yearOnYear('5', '0'), null);
  assert.equal(yearOnYear('5', null), null);
  assert.equal(yearOnYear(null, '5'), null);
});
