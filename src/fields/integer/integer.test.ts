import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { integerType } from './integer.ts';
const FIELD = aField('integer');
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
  ['12', 12],
  ['1,234', 1234],
  ['１２', 12],
  ['1，234', 1234],
  ['12.0', 12],
  ['1,234,567.00', 1234567],
  ['-5', -5],
  ['-0', 0],
  ['007', 7],
  [12, 12],
  [356699.99999999994, 356700],
  ['9007199254740993', 9007199254740993n],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['12.5', 'not_integer'],
  ['十二', 'not_integer'],
  ['约12', 'not_integer'],
  ['12,34', 'not_integer'],
  ['1,2345', 'not_integer'],
  ['0,123', 'not_integer'],
  ['12人', 'not_integer'],
  ['1e3', 'not_integer'],
  ['1 2', 'not_integer'],
  ['.', 'not_integer'],
  [12.5, 'not_integer'],
  [true, 'not_integer'],
  [{ date: '2023-03-05' }, 'not_integer'],
  [{ percent: 0.5 }, 'not_integer'],
  ['9223372036854775808', 'out_of_range'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('integer: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(integerType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('integer: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(integerType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(integerType, cell, FIELD, CONTEXT), /请/);
  }
});

test('integer: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n })), (value) => {
      const written = integerType.toCell(value, FIELD);
      assert.deepEqual(integerType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(integerType.format(value, FIELD), '');
    }),
  );
  assert.equal(integerType.toCell(null, FIELD), null);
  assert.equal(integerType.format(null, FIELD), '');
});

test('integer: limits', () => {
  const field = aField('integer', { min: 0, max: 100 });
  assert.equal(outcome(integerType, '100', field), 100);
  assert.deepEqual(outcome(integerType, '-1', field), { kind: 'out_of_range' });
  assert.match(messageOf(integerType, '101', field), /101 超出范围，应在 0 至 100 之间/);
  assert.match(messageOf(integerType, '-1', aField('integer', { min: 0 })), /不得小于 0/);
});
