import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { monthType } from './month.ts';
const FIELD = aField('month');
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
  ['2023-03', '2023-03-01'],
  ['2023/3', '2023-03-01'],
  ['2023.3', '2023-03-01'],
  ['2023.10', '2023-10-01'],
  ['2023年3月', '2023-03-01'],
  ['202303', '2023-03-01'],
  [202303, '2023-03-01'],
  [2023.3, '2023-03-01'],
  [2023.12, '2023-12-01'],
  ['2023-03-05', '2023-03-01'],
  ['2023年3月5日', '2023-03-01'],
  [20230305, '2023-03-01'],
  [44990, '2023-03-01'],
  [44990.5, '2023-03-01'],
  [{ date: '2023-03-05' }, '2023-03-01'],
  [{ date: '2023-03-05T10:00:00' }, '2023-03-01'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['2023-13', 'not_month'],
  ['2023-00', 'not_month'],
  ['202313', 'not_month'],
  ['23-03', 'not_month'],
  ['2023', 'not_month'],
  [2023, 'not_month'],
  [2023.1, 'not_month'],
  ['2023-02-30', 'not_month'],
  ['三月', 'not_month'],
  [{ percent: 0.5 }, 'not_month'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('month: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(monthType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('month: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(monthType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(monthType, cell, FIELD, CONTEXT), /请/);
  }
});

test('month: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }))
        .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}-01`),
      (value) => {
        const written = monthType.toCell(value, FIELD);
        assert.deepEqual(monthType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(monthType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(monthType.toCell(null, FIELD), null);
  assert.equal(monthType.format(null, FIELD), '');
});
