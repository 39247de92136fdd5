import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { longTextType } from './long_text.ts';
const FIELD = aField('long_text');
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
  ['第一行\r\n第二行\n', '第一行\n第二行'],
  ['字'.repeat(4000), '字'.repeat(4000)],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['字'.repeat(4001), 'too_long'],
  ['a\u0007', 'not_text'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('long_text: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(longTextType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('long_text: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(longTextType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(longTextType, cell, FIELD, CONTEXT), /请/);
  }
});

test('long_text: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z0-9一-龥=+@'][a-zA-Z0-9一-龥“”()、 =+@-]{0,40}[a-z0-9一-龥]$/),
      (value) => {
        const written = longTextType.toCell(value, FIELD);
        assert.deepEqual(longTextType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(longTextType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(longTextType.toCell(null, FIELD), null);
  assert.equal(longTextType.format(null, FIELD), '');
});
