import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { booleanType } from './boolean.ts';
const FIELD = aField('boolean');
const CONTEXT = aContext();
const EMPTIES: readonly (readonly [Cell, Value])[] = [null, '', ' ', '—', '-', '/'].map((c) => [c, null]);
const ACCEPTED: readonly (readonly [Cell, Value])[] = [
  ...['是', '√', '✓', '有', '已', 'Y', 'y', '1', 'true', 'TRUE', '１'].map((c) => [c, true] as const),
  ...['否', '×', '✗', '无', ' 无 ', '未', 'N', 'n', '0', 'false'].map((c) => [c, false] as const),
  [1, true],
  [0, false],
  [true, true],
  [false, false],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['不详', 'not_boolean'],
  ['2', 'not_boolean'],
  [2, 'not_boolean'],
  ['x', 'not_boolean'],
  [{ date: '2023-03-05' }, 'not_boolean'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('boolean: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(booleanType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('boolean: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(booleanType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(booleanType, cell, FIELD, CONTEXT), /请/);
  }
});

test('boolean: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.boolean(), (value) => {
      const written = booleanType.toCell(value, FIELD);
      assert.deepEqual(booleanType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(booleanType.format(value, FIELD), '');
    }),
  );
  assert.equal(booleanType.toCell(null, FIELD), null);
  assert.equal(booleanType.format(null, FIELD), '');
});
