import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { dateType } from './date.ts';
const FIELD = aField('date');
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
  ['2023-03-05', '2023-03-05'],
  ['2023/3/5', '2023-03-05'],
  ['2023.3.5', '2023-03-05'],
  ['2023年3月5日', '2023-03-05'],
  ['20230305', '2023-03-05'],
  ['２０２３－０３－０５', '2023-03-05'],
  ['2024-02-29', '2024-02-29'],
  [20230305, '2023-03-05'],
  [44990, '2023-03-05'],
  ['44990', '2023-03-05'],
  [20000, '1954-10-03'],
  [80000, '2119-01-11'],
  [44990.75, '2023-03-05'],
  [{ date: '2023-03-05' }, '2023-03-05'],
  [{ date: '2023-03-05T23:59:59' }, '2023-03-05'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['2023-02-30', 'not_date'],
  ['2023-02-29', 'not_date'],
  ['2023.13.1', 'not_date'],
  ['23-3-5', 'not_date'],
  ['23年3月5日', 'not_date'],
  ['2023年3月', 'not_date'],
  ['2023-03', 'not_date'],
  ['2023-3/5', 'not_date'],
  ['20230230', 'not_date'],
  [20230230, 'not_date'],
  [19999, 'not_date'],
  [80001, 'not_date'],
  ['三月五日', 'not_date'],
  [true, 'not_date'],
  [2023, 'not_date'],
  ['2023-03-05 10:00', 'not_date'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('date: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(dateType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('date: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(dateType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(dateType, cell, FIELD, CONTEXT), /请/);
  }
});

test('date: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10)),
      (value) => {
        const written = dateType.toCell(value, FIELD);
        assert.deepEqual(dateType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(dateType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(dateType.toCell(null, FIELD), null);
  assert.equal(dateType.format(null, FIELD), '');
});

test('date: the message names the value, the reason and the form', () => {
  assert.equal(messageOf(dateType, '2023-02-30'), '“2023-02-30”不是有效日期，请按 2023-03-05 的样式填写');
  assert.equal(messageOf(dateType, '2023年3月'), '“2023年3月”缺少日，请按 2023-03-05 的样式填写');
  assert.equal(messageOf(dateType, '23.3.5'), '“23.3.5”年份须写四位，请按 2023-03-05 的样式填写');
});
