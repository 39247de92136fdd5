import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, aLookup, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { personType } from './person.ts';
const FIELD = aField('person');
const CONTEXT = aContext({
  person: aLookup({
    P1: ['P1'],
    王五: ['P1'],
    P2: ['P2'],
    P3: ['P3'],
    '张伟(教育局)': ['P2'],
    '张伟(农业、农村局)': ['P3'],
    张伟: ['张伟（教育局）', '张伟（农业、农村局）'],
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
  ['P1', 'P1'],
  ['王五', 'P1'],
  ['张伟（教育局）', 'P2'],
  ['张伟(农业、农村局)', 'P3'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['李四', 'unknown_person'],
  ['张伟', 'ambiguous_person'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('person: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(personType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('person: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(personType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(personType, cell, FIELD, CONTEXT), /请/);
  }
});

test('person: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.constantFrom('P1', 'P2', 'P3'), (value) => {
      const written = personType.toCell(value, FIELD);
      assert.deepEqual(personType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(personType.format(value, FIELD), '');
    }),
  );
  assert.equal(personType.toCell(null, FIELD), null);
  assert.equal(personType.format(null, FIELD), '');
});
