import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { textType } from './text.ts';
const FIELD = aField('text');
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
  ['  ＡＢＣ（１２）　', 'ＡＢＣ（１２）'],
  ['10⁻³，①水质；½㎡Ⅲ类：“好”！', '10⁻³，①水质；½㎡Ⅲ类：“好”！'],
  ['\ufeff甲\u200b乙\u00ad丙', '甲乙丙'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['350100199001011234', '350100199001011234'],
  ['=SUM(A1)', '=SUM(A1)'],
  ['+86', '+86'],
  ['@x', '@x'],
  ['-1', '-1'],
  ['无名路', '无名路'],
  [12, '12'],
  [356699.99999999994, '356700'],
  [0.1, '0.1'],
  [999999999999999, '999999999999999'],
  [{ number: 123, shown: '00123', scaled: false }, '00123'],
  [{ date: '2023-03-05' }, '2023-03-05'],
  [{ date: '2023-03-05T08:30:00' }, '2023-03-05 08:30:00'],
  [{ percent: 0.855 }, '85.5%'],
  [true, 'TRUE'],
  ['字'.repeat(200), '字'.repeat(200)],
  ['😀'.repeat(200), '😀'.repeat(200)],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['字'.repeat(201), 'too_long'],
  ['第一行\n第二行', 'line_break'],
  ['a\u0000b', 'not_text'],
  ['a\ud800b', 'not_text'],
  ['甲\u202e乙', 'not_text'],
  [1e15, 'digits_lost'],
  [351030001351351000, 'digits_lost'],
  ['3.51E+17', 'digits_lost'],
  ['\u2066甲\u2069', 'not_text'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('text: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(textType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('text: a key is stored as it is compared', () => {
  const key = aField('text', { key: true });
  assert.equal(outcome(textType, ' ＴＸ－１\u200b（甲）', key), 'TX-1(甲)');
});

test('text: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(textType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(textType, cell, FIELD, CONTEXT), /请/);
  }
});

test('text: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z0-9一-龥=+@'][a-zA-Z0-9一-龥“”()、 =+@-]{0,40}[a-z0-9一-龥]$/),
      (value) => {
        const written = textType.toCell(value, FIELD);
        assert.deepEqual(textType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(textType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(textType.toCell(null, FIELD), null);
  assert.equal(textType.format(null, FIELD), '');
});

test('text: a pattern must match the whole text', () => {
  const slot = aField('text', { pattern: '^(S\\d{2}|C\\d)$', key: true });
  assert.equal(outcome(textType, ' Ｓ01', slot), 'S01');
  assert.deepEqual(outcome(textType, 'S012', slot), { kind: 'pattern' });
  assert.match(messageOf(textType, 'S012', slot), /“S012”不符合“测试列”的格式/);
  assert.deepEqual(outcome(textType, 'xab', aField('text', { pattern: 'a|b' })), { kind: 'pattern' });
});
