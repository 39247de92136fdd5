import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, aLookup, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { unitType } from './unit.ts';
const FIELD = aField('unit');
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
  ['U1', 'U1'],
  [' 市教育局 ', 'U1'],
  ['红旗社区（东）', 'U3'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['财政局', 'unknown_unit'],
  ['中心小学', 'ambiguous_unit'],
  ['市教育局、城关镇', 'unknown_unit'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('unit: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(unitType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('unit: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(unitType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(unitType, cell, FIELD, CONTEXT), /请/);
  }
});

test('unit: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.constantFrom('U1', 'U2', 'U3'), (value) => {
      const written = unitType.toCell(value, FIELD);
      assert.deepEqual(unitType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(unitType.format(value, FIELD), '');
    }),
  );
  assert.equal(unitType.toCell(null, FIELD), null);
  assert.equal(unitType.format(null, FIELD), '');
});

test('unit: an ambiguous name shows the candidates', () => {
  assert.equal(
    messageOf(unitType, '中心小学', FIELD, CONTEXT),
    '“中心小学”对应多个单位：甲中心小学、乙中心小学，请改填单位编号或单位全称',
  );
});
