import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { yearType } from './year.ts';
const FIELD = aField('year');
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
  ['2023', 2023],
  ['２０２３年', 2023],
  ['2023年度', 2023],
  [2023, 2023],
  [1949, 1949],
  [2100, 2100],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['23', 'not_year'],
  ['2023年3月', 'not_year'],
  ['2023-03', 'not_year'],
  ['二〇二三', 'not_year'],
  [{ date: '2023-03-05' }, 'not_year'],
  [1948, 'out_of_range'],
  ['2101', 'out_of_range'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('year: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(yearType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('year: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(yearType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(yearType, cell, FIELD, CONTEXT), /请/);
  }
});

test('year: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1949, max: 2100 }), (value) => {
      const written = yearType.toCell(value, FIELD);
      assert.deepEqual(yearType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(yearType.format(value, FIELD), '');
    }),
  );
  assert.equal(yearType.toCell(null, FIELD), null);
  assert.equal(yearType.format(null, FIELD), '');
});
