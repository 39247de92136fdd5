// Rounding: intervals never accuse true parts of a whole, and always accuse a sum that no rounding explains.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { divide, toMillionths } from '#model/expression/exact.ts';
import { partsFit, printedInterval, sumOf } from './interval.ts';

const printedAt = (millionths: bigint, places: number): string => divide(millionths, 1_000_000n, places);
const interval = (printed: string) => printedInterval(printed, true) ?? assert.fail(printed);
const parts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 });
const places = fc.integer({ min: 0, max: 4 });

test('true parts are never accused, however they are rounded', () => {
  fc.assert(
    fc.property(parts, places, places, (values, some, whole) => {
      const total = values.reduce((sum, one) => sum + one, 0n);
      const printed = values.map((one) => interval(printedAt(one, some)));
      assert.ok(partsFit(interval(printedAt(total, whole)), printed, true));
      assert.ok(partsFit(interval(printedAt(total, whole)), printed, false));
      const less = values.slice(1).map((one) => interval(printedAt(one, some)));
      assert.ok(partsFit(interval(printedAt(total, whole)), less, false));
    }),
    { numRuns: 2000 },
  );
});

test('a sum outside of the intervals is always accused', () => {
  fc.assert(
    fc.property(parts, places, fc.bigInt({ min: 1n, max: 10n ** 12n }), (values, some, off) => {
      const printed = values.map((one) => interval(printedAt(one, some)));
      const { low, high } = sumOf(printed);
      const above = { low: high + off, high: high + off };
      const below = { low: low - off, high: low - off };
      assert.equal(partsFit(above, printed, true), false);
      assert.equal(partsFit(below, printed, true), false);
      assert.equal(partsFit(below, printed, false), false);
      assert.equal(partsFit(above, printed, false), true);
    }),
    { numRuns: 2000 },
  );
});

test('what a printed form may stand for', () => {
  const of = (printed: string, ratio = false): readonly (bigint | undefined)[] => {
    const found = printedInterval(printed, ratio);
    return [found?.low, found?.high];
  };
  const m = (text: string): bigint => toMillionths(text);
  assert.deepEqual(of('26.6', true), [m('26.55'), m('26.65')]);
  assert.deepEqual(of('27', true), [m('26.5'), m('27.5')]);
  assert.deepEqual(of('27'), [m('27'), m('27')]);
  assert.deepEqual(of('20余'), [m('20'), m('30') - 1n]);
  assert.deepEqual(of('456万余'), [m('4560000'), m('4570000') - 1n]);
  assert.deepEqual(of('19.44万'), [m('194350'), m('194450')]);
  assert.deepEqual(of('九'), [m('9'), m('9')]);
  assert.deepEqual(of('-3.5', true), [m('-3.55'), m('-3.45')]);
  assert.deepEqual(of('若干'), [undefined, undefined]);
});
