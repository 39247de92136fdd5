import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compareDecimals } from './compare.ts';
import { parseDecimal } from './parse.ts';
import { plainNumber } from './plain-number.ts';
import { scaleDecimal } from './scale.ts';

test('order and scale are exact', () => {
  assert.ok(compareDecimals('0.30', '0.3') === 0 && compareDecimals('-1', '0.5') < 0);
  assert.equal(scaleDecimal('-1.5', -3), '-0.0015');
  assert.equal(scaleDecimal('0', 5), '0');
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer({ min: -10, max: 10 }), (n, power) => {
      assert.equal(scaleDecimal(scaleDecimal(String(n), power), -power), String(n));
    }),
  );
});

test('a number cell is read at 15 significant digits', () => {
  assert.equal(plainNumber(356699.99999999994), '356700');
  assert.equal(plainNumber(-0.1), '-0.1');
  assert.equal(plainNumber(1.5e-10), '0.00000000015');
  assert.equal(plainNumber(-0), '0');
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      assert.equal(Number(plainNumber(n)), Number(n.toPrecision(15)));
      assert.equal(parseDecimal(plainNumber(n).slice(0, 60)) === null, false);
    }),
  );
});
