import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { datetimeType } from './datetime.ts';
const FIELD = aField('datetime');
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
  ['2023-03-05', '2023-03-05T00:00'],
  ['2023/3/5', '2023-03-05T00:00'],
  ['2023.3.5', '2023-03-05T00:00'],
  ['2023年3月5日', '2023-03-05T00:00'],
  ['20230305', '2023-03-05T00:00'],
  ['２０２３－０３－０５', '2023-03-05T00:00'],
  ['2024-02-29', '2024-02-29T00:00'],
  [20230305, '2023-03-05T00:00'],
  [44990, '2023-03-05T00:00'],
  ['44990', '2023-03-05T00:00'],
  [20000, '1954-10-03T00:00'],
  [80000, '2119-01-11T00:00'],
  [{ date: '2023-03-05' }, '2023-03-05T00:00'],
  ['2023-03-05 8:30', '2023-03-05T08:30'],
  ['2023-03-05 08:30:59', '2023-03-05T08:30'],
  ['2023-03-05T08:30', '2023-03-05T08:30'],
  ['2023/3/5  23:59', '2023-03-05T23:59'],
  ['2023年3月5日 8：30', '2023-03-05T08:30'],
  ['2023年3月5日8:30', '2023-03-05T08:30'],
  ['20230305 8:30', '2023-03-05T08:30'],
  ['2023.3.5 8:30', '2023-03-05T08:30'],
  [44990.75, '2023-03-05T18:00'],
  [44990.35416666667, '2023-03-05T08:30'],
  ['44990.5', '2023-03-05T12:00'],
  [{ date: '2023-03-05T23:59:59' }, '2023-03-05T23:59'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['2023-02-30', 'not_datetime'],
  ['2023-02-29', 'not_datetime'],
  ['2023.13.1', 'not_datetime'],
  ['23-3-5', 'not_datetime'],
  ['23年3月5日', 'not_datetime'],
  ['2023年3月', 'not_datetime'],
  ['2023-03', 'not_datetime'],
  ['2023-3/5', 'not_datetime'],
  ['20230230', 'not_datetime'],
  [20230230, 'not_datetime'],
  [19999, 'not_datetime'],
  [80001, 'not_datetime'],
  ['三月五日', 'not_datetime'],
  [true, 'not_datetime'],
  [2023, 'not_datetime'],
  ['2023-03-05 24:00', 'not_datetime'],
  ['2023-03-05 8:60', 'not_datetime'],
  ['2023-03-05 8点', 'not_datetime'],
  ['2023-03-05 下午3:00', 'not_datetime'],
  ['8:30', 'not_datetime'],
  ['2023-02-30 8:30', 'not_datetime'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('datetime: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(datetimeType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('datetime: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(datetimeType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(datetimeType, cell, FIELD, CONTEXT), /请/);
  }
});

test('datetime: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 16)),
      (value) => {
        const written = datetimeType.toCell(value, FIELD);
        assert.deepEqual(datetimeType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(datetimeType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(datetimeType.toCell(null, FIELD), null);
  assert.equal(datetimeType.format(null, FIELD), '');
});
