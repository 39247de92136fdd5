import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { choicesType } from './choices.ts';
const FIELD = aField('choices', {
  choices: [
    { code: 'central', label: '中央巡视' },
    { code: 'project', label: '属于“一号”工程（试点）' },
    { code: 'other', label: '其他' },
    { code: 'Mixed_Case', label: 'A级' },
  ],
});
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
  ['中央巡视', ['central']],
  ['中央巡视、其他', ['central', 'other']],
  ['其他，中央巡视', ['central', 'other']],
  ['其他,central;其他；A级', ['Mixed_Case', 'central', 'other']],
  ['中央巡视\n其他\r\n', ['central', 'other']],
  ['、其他、、', ['other']],
  ['、，', null],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['中央巡视、省委', 'unknown_choice'],
  ['中央巡视 其他', 'unknown_choice'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('choices: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(choicesType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('choices: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(choicesType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(choicesType, cell, FIELD, CONTEXT), /请/);
  }
});

test('choices: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.subarray(['Mixed_Case', 'central', 'other', 'project'], { minLength: 1 }), (value) => {
      const written = choicesType.toCell(value, FIELD);
      assert.deepEqual(choicesType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(choicesType.format(value, FIELD), '');
    }),
  );
  assert.equal(choicesType.toCell(null, FIELD), null);
  assert.equal(choicesType.format(null, FIELD), '');
});
