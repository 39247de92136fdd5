import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { documentType } from './document.ts';
const FIELD = aField('document');
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
  ['明委发〔2023〕5号', '明委发〔2023〕5号'],
  ['材料.pdf', '材料.pdf'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['字'.repeat(201), 'too_long'],
  ['a\nb', 'line_break'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('document: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(documentType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('document: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(documentType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(documentType, cell, FIELD, CONTEXT), /请/);
  }
});

test('document: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z0-9一-龥=+@'][a-zA-Z0-9一-龥“”()、 =+@-]{0,40}[a-z0-9一-龥]$/),
      (value) => {
        const written = documentType.toCell(value, FIELD);
        assert.deepEqual(documentType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(documentType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(documentType.toCell(null, FIELD), null);
  assert.equal(documentType.format(null, FIELD), '');
});
