import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { ledgerRefType } from './ledger_ref.ts';
const FIELD = aField('ledger_ref', { ledger: 'inspection_round' });
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
  ['ZG-2021-001', 'ZG-2021-001'],
  [20230001, '20230001'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['字'.repeat(201), 'too_long'],
  ['a\nb', 'line_break'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('ledger_ref: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(ledgerRefType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('ledger_ref: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(ledgerRefType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(ledgerRefType, cell, FIELD, CONTEXT), /请/);
  }
});

test('ledger_ref: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z0-9一-龥=+@'][a-zA-Z0-9一-龥“”()、 =+@-]{0,40}[a-z0-9一-龥]$/),
      (value) => {
        const written = ledgerRefType.toCell(value, FIELD);
        assert.deepEqual(ledgerRefType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(ledgerRefType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(ledgerRefType.toCell(null, FIELD), null);
  assert.equal(ledgerRefType.format(null, FIELD), '');
});
