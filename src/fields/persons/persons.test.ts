import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, aLookup, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { personsType } from './persons.ts';
const FIELD = aField('persons');
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
  ['王五', ['P1']],
  ['张伟（教育局）、王五', ['P1', 'P2']],
  ['王五;张伟（农业、农村局）;王五', ['P1', 'P3']],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['王五、李四', 'unknown_person'],
  ['王五、张伟', 'ambiguous_person'],
  ['张伟（教育局、王五', 'unknown_person'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('persons: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(personsType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('persons: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(personsType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(personsType, cell, FIELD, CONTEXT), /请/);
  }
});

test('persons: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.subarray(['P1', 'P2', 'P3'], { minLength: 1 }), (value) => {
      const written = personsType.toCell(value, FIELD);
      assert.deepEqual(personsType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(personsType.format(value, FIELD), '');
    }),
  );
  assert.equal(personsType.toCell(null, FIELD), null);
  assert.equal(personsType.format(null, FIELD), '');
});
