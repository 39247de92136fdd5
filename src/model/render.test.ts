import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Rendering } from './pack/types.ts';
import { renderValue } from './render.ts';

/** Value, rendering, printed: the examples of the contract first, then the edges. */
const EXAMPLES: readonly (readonly [rendering: Rendering, value: string, printed: string])[] = [
  ['floor10_yu', '27', '20余'],
  ['wan2', '123456', '12.35万'],
  ['wan_yuan_floor_yu', '356789000', '356万余'],
  ['percent1', '27.50', '27.5'],
  ['percent1', '100.0', '100'],

  ['exact', '0', '0'],
  ['exact', '1234567', '1234567'],
  ['exact', '-0.5', '-0.5'],
  ['exact', '9007199254740993', '9007199254740993'],

  ['floor10_yu', '0', '0'],
  ['floor10_yu', '9', '9'],
  ['floor10_yu', '10', '10'],
  ['floor10_yu', '11', '10余'],
  ['floor10_yu', '19', '10余'],
  ['floor10_yu', '20', '20'],
  ['floor10_yu', '99', '90余'],
  ['floor10_yu', '100', '100'],
  ['floor10_yu', '1001', '1000余'],
  ['floor10_yu', '9007199254740993', '9007199254740990余'],

  ['wan2', '0', '0万'],
  ['wan2', '10000', '1万'],
  ['wan2', '10050', '1.01万'],
  ['wan2', '10049', '1万'],
  ['wan2', '49', '0万'],
  ['wan2', '50', '0.01万'],
  ['wan2', '125000', '12.5万'],
  ['wan2', '99999', '10万'],

  ['wan_yuan_floor_yu', '0', '0'],
  ['wan_yuan_floor_yu', '1', '0.01'],
  ['wan_yuan_floor_yu', '10', '0.1'],
  ['wan_yuan_floor_yu', '100', '1'],
  ['wan_yuan_floor_yu', '999999', '9999.99'],
  ['wan_yuan_floor_yu', '1000000', '1万'],
  ['wan_yuan_floor_yu', '1000001', '1万余'],
  ['wan_yuan_floor_yu', '1999999', '1万余'],
  ['wan_yuan_floor_yu', '2000000', '2万'],
  ['wan_yuan_floor_yu', '9223372036854775807', '9223372036854万余'],

  ['percent1', '0', '0'],
  ['percent1', '0.04', '0'],
  ['percent1', '0.05', '0.1'],
  ['percent1', '99.95', '100'],
  ['percent1', '99.9499', '99.9'],
  ['percent1', '33.3333', '33.3'],
  ['percent1', '-0.04', '0'],
  ['percent1', '-12.25', '-12.3'],

  ['chinese_numeral', '0', '零'],
  ['chinese_numeral', '1', '一'],
  ['chinese_numeral', '3', '三'],
  ['chinese_numeral', '9', '九'],
  ['chinese_numeral', '10', '十'],
  ['chinese_numeral', '11', '十一'],
  ['chinese_numeral', '12', '12'],
  ['chinese_numeral', '-1', '-1'],
];

for (const [rendering, value, printed] of EXAMPLES)
  test(`${rendering}: ${value} prints ${printed}`, () =>
    assert.equal(renderValue(value, rendering), printed));

test('余 stands exactly where something was cut off, and never adds', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
      const printed = renderValue(String(value), 'floor10_yu');
      const floor = BigInt(printed.replace('余', ''));
      assert.equal(printed.endsWith('余'), floor < value);
      assert.ok(value - floor < 10n);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('money is never printed larger than it is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (fen) => {
      const [, whole = '', fraction = '', wan] =
        /^(\d+)(?:\.(\d{1,2}))?(万)?余?$/u.exec(renderValue(String(fen), 'wan_yuan_floor_yu')) ?? [];
      const shown = (BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0') || '0')) * (wan ? 10_000n : 1n);
      assert.ok(shown <= fen && fen - shown < 1_000_000n);
    }),
    { seed: 2, numRuns: 500 },
  );
});
