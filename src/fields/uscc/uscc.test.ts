import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import { usccCheckCharacter } from '#model/uscc.ts';
import type { Value } from '#model/value.ts';
import { usccType } from './uscc.ts';
const FIELD = aField('uscc');
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
  ['91350100M000100Y43', '91350100M000100Y43'],
  ['91000000000000000k', '91000000000000000K'],
  [' １１000000000000000U', '11000000000000000U'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['91350100M000100Y44', 'bad_uscc'],
  ['91350100M000100Y4', 'bad_uscc'],
  ['91350100I000100Y43', 'bad_uscc'],
  ['9135O100M000100Y43', 'bad_uscc'],
  [91350100, 'bad_uscc'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('uscc: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(usccType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('uscc: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(usccType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(usccType, cell, FIELD, CONTEXT), /请/);
  }
});

test('uscc: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .stringMatching(/^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}$/)
        .map((body) => body + usccCheckCharacter(body)),
      (value) => {
        const written = usccType.toCell(value, FIELD);
        assert.deepEqual(usccType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(usccType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(usccType.toCell(null, FIELD), null);
  assert.equal(usccType.format(null, FIELD), '');
});
