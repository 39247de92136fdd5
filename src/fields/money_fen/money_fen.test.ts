import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { moneyFenType } from './money_fen.ts';
const FIELD = aField('money_fen');
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
  ['1234.5', 123450],
  ['1,234.50', 123450],
  ['1234.50元', 123450],
  ['12.5万元', 12500000],
  // A column of money: what else could 万 be of.
  ['12万', 12000000],
  ['12.5 万元', 12500000],
  ['１２．５万元', 12500000],
  ['-3元', -300],
  [0.1, 10],
  [0.07, 7],
  [0.1 + 0.2, 30],
  ['90071992547409.93', 9007199254740993n],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['12块', 'not_money'],
  ['12美元', 'not_money'],
  ['约12元', 'not_money'],
  ['元', 'not_money'],
  ['1,23元', 'not_money'],
  ['0.001', 'too_precise'],
  ['0.0000001万元', 'too_precise'],
  [{ percent: 0.5 }, 'not_money'],
  [{ date: '2023-03-05' }, 'not_money'],
  ['99999999999999999999', 'out_of_range'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('money_fen: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(moneyFenType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('money_fen: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(moneyFenType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(moneyFenType, cell, FIELD, CONTEXT), /请/);
  }
});

test('money_fen: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n })),
      (value) => {
        const written = moneyFenType.toCell(value, FIELD);
        assert.deepEqual(moneyFenType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(moneyFenType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(moneyFenType.toCell(null, FIELD), null);
  assert.equal(moneyFenType.format(null, FIELD), '');
});

test('money_fen: unit in the cell, then in the header, then of the field', () => {
  const wan = aField('money_fen', { moneyUnit: 'wan_yuan' });
  const header = aContext({ headerMoneyUnit: 'yuan' });
  assert.equal(outcome(moneyFenType, '12.5', wan), 12500000);
  assert.equal(outcome(moneyFenType, 0.000001, wan), 1);
  assert.equal(outcome(moneyFenType, '12.5', wan, header), 1250);
  assert.equal(outcome(moneyFenType, '12.5万元', wan, header), 12500000);
  assert.equal(moneyFenType.toCell(12500000, wan), 12.5);
  assert.equal(moneyFenType.format(12500000, wan), '12.5万元');
  assert.equal(moneyFenType.format(12345, FIELD), '123.45元');
});

test('money_fen: limits are in 分, the message in 元', () => {
  const field = aField('money_fen', { min: 0, max: 100000 });
  assert.match(messageOf(moneyFenType, '-1', field), /-1元 超出范围，应在 0元 至 1000元 之间/);
});
