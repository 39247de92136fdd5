import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { scaleDecimal } from '#model/decimal/scale.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { percentType } from './percent.ts';
const FIELD = aField('percent');
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
  ['85.5', '85.5'],
  ['85.5%', '85.5'],
  ['８５．５％', '85.5'],
  ['85.5 %', '85.5'],
  [85.5, '85.5'],
  [0.855, '0.855'],
  [{ percent: 0.855 }, '85.5'],
  [{ percent: 0.07 }, '7'],
  [{ percent: 0.57 }, '57'],
  [{ percent: 1 }, '100'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['八成', 'not_percent'],
  ['85.5%%', 'not_percent'],
  ['%', 'not_percent'],
  ['0.0000001%', 'too_precise'],
  [{ percent: 0.123456789 }, 'too_precise'],
  [{ date: '2023-03-05' }, 'not_percent'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('percent: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(percentType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('percent: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(percentType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(percentType, cell, FIELD, CONTEXT), /请/);
  }
});

test('percent: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.nat({ max: 6 }))
        .map(([n, places]) => scaleDecimal(String(n), -places)),
      (value) => {
        const written = percentType.toCell(value, FIELD);
        assert.deepEqual(percentType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(percentType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(percentType.toCell(null, FIELD), null);
  assert.equal(percentType.format(null, FIELD), '');
});

test('percent: limits are in percent', () => {
  const field = aField('percent', { min: 0, max: 100 });
  assert.equal(outcome(percentType, '100%', field), '100');
  assert.match(messageOf(percentType, { percent: 1.01 }, field), /101% 超出范围，应在 0% 至 100% 之间/);
});
