import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { choiceType } from './choice.ts';
const FIELD = aField('choice', {
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
  ['中央巡视', 'central'],
  [' 中央巡视　', 'central'],
  ['CENTRAL', 'central'],
  ['mixed_case', 'Mixed_Case'],
  ['属于“一号”工程（试点）', 'project'],
  ['属于"一号"工程(试点)', 'project'],
  ['属于＂一号＂工程(试点)', 'project'],
  ['Ａ级', 'Mixed_Case'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['省委巡视', 'unknown_choice'],
  ['中央 巡视', 'unknown_choice'],
  ['中央巡视、其他', 'unknown_choice'],
  [1, 'unknown_choice'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('choice: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(choiceType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('choice: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(choiceType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(choiceType, cell, FIELD, CONTEXT), /请/);
  }
});

test('choice: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(fc.constantFrom('central', 'project', 'other', 'Mixed_Case'), (value) => {
      const written = choiceType.toCell(value, FIELD);
      assert.deepEqual(choiceType.parse(written, FIELD, CONTEXT), { value });
      assert.notEqual(choiceType.format(value, FIELD), '');
    }),
  );
  assert.equal(choiceType.toCell(null, FIELD), null);
  assert.equal(choiceType.format(null, FIELD), '');
});

test('choice: the message names the allowed labels, at most ten', () => {
  assert.equal(
    messageOf(choiceType, '省委', FIELD, CONTEXT),
    '“省委”不在可选项中，请从中选填：中央巡视、属于“一号”工程（试点）、其他、A级',
  );
  const choices = Array.from({ length: 12 }, (_, i) => ({ code: `c${i}`, label: `第${i}项` }));
  assert.match(messageOf(choiceType, 'x', aField('choice', { choices })), /第8项、第9项 等12项$/);
});
