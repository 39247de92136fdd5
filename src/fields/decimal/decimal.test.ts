import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { scaleDecimal } from '#model/decimal/scale.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { decimalType } from './decimal.ts';
const FIELD = aField('decimal');
const CONTEXT = aContext();
const EMPTIES: readonly (readonly [Cell, Value])[] = [
  null,
  '',
  ' \u3000',
  '无',
  '—',
  '-',
  '－',
  '/',
  ' ／ ',
].map((c) => [c, null]);
const ACCEPTED: readonly (readonly [Cell, Value])[] = [
  ['12', '12'],
  ['1,234.50', '1234.5'],
  ['１２．５', '12.5'],
  ['0.000001', '0.000001'],
  ['-0.250', '-0.25'],
  ['-0.0', '0'],
  [0.1, '0.1'],
  [0.30000000000000004, '0.3'],
  [1e-6, '0.000001'],
  ['123456789012345678.123456', '123456789012345678.123456'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['0.0000001', 'too_precise'],
  [1e-7, 'too_precise'],
  ['12.', 'not_decimal'],
  ['.5', 'not_decimal'],
  ['1,23.5', 'not_decimal'],
  ['12%', 'not_decimal'],
  ['三点五', 'not_decimal'],
  [{ percent: 0.5 }, 'not_decimal'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('decimal: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(decimalType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('decimal: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(decimalType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(decimalType, cell, FIELD, CONTEXT), /请/);
  }
});

test('decimal: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat({ max: 6 }))
        .map(([n, places]) => scaleDecimal(String(n), -places)),
      (value) => {
        const written = decimalType.toCell(value, FIELD);
        assert.deepEqual(decimalType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(decimalType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(decimalType.toCell(null, FIELD), null);
  assert.equal(decimalType.format(null, FIELD), '');
});

test('decimal: limits are compared exactly', () => {
  const field = aField('decimal', { min: 0, max: 0.3 });
  assert.equal(outcome(decimalType, '0.3', field), '0.3');
  assert.deepEqual(outcome(decimalType, '0.300001', field), { kind: 'out_of_range' });
});
