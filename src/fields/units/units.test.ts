import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, aLookup, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { unitsType } from './units.ts';
const FIELD = aField('units');
const CONTEXT = aContext({
  unit: aLookup({
    U1: ['U1'],
    市教育局: ['U1'],
    教育局: ['U1'],
    U2: ['U2'],
    城关镇: ['U2'],
    中心小学: ['甲中心小学', '乙中心小学'],
    '红旗社区(东)': ['U3'],
    U3: ['U3'],
  }),
});
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
  ['教育局', ['U1']],
  ['城关镇、教育局；U1', ['U1', 'U2']],
  ['教育局\n红旗社区（东）', ['U1', 'U3']],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['教育局、财政局', 'unknown_unit'],
  ['教育局、中心小学', 'ambiguous_unit'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('units: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(unitsType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('units: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(unitsType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(unitsType, cell, FIELD, CONTEXT), /请/);
  }
});

test('units: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.subarray(['U1', 'U2', 'U3'], { minLength: 1 }), (value) => {
      const written = unitsType.toCell(value, FIELD);
      assert.deepEqual(unitsType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(unitsType.format(value, FIELD), '');
    }),
  );
  assert.equal(unitsType.toCell(null, FIELD), null);
  assert.equal(unitsType.format(null, FIELD), '');
});
