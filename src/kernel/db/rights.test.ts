import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { coalesce, intersect, type PathRange, within } from './rights.ts';
import { WHOLE_REGION } from './types.ts';

/** As PostgreSQL compares under C collation. */
const before = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
const path = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '\u0001', '单', '（', '\u{1F600}', '\uE000'),
  maxLength: 5,
});
const range = fc
  .tuple(path, path)
  .map(([a, b]): PathRange => (before(a, b) ? { lo: a, hi: b } : { lo: b, hi: a }));

test('a path lies within ranges exactly as the database will say', () => {
  fc.assert(
    fc.property(path, fc.array(range, { maxLength: 5 }), (one, ranges) => {
      const right = ranges.some(({ lo, hi }) => !before(one, lo) && before(one, hi));
      assert.equal(within(one, ranges), right);
      assert.equal(within(one, coalesce(ranges)), right, 'coalesced');
      assert.equal(within(one, intersect(ranges, WHOLE_REGION)), right, 'within everything');
    }),
  );
});

test('a cut holds what both hold, and coalesced ranges do not touch', () => {
  fc.assert(
    fc.property(path, fc.array(range, { maxLength: 5 }), range, (one, ranges, frame) => {
      assert.equal(within(one, intersect(ranges, frame)), within(one, ranges) && within(one, [frame]));
      const joined = coalesce(ranges.filter(({ lo, hi }) => before(lo, hi)));
      for (const [index, next] of joined.entries())
        if (index > 0) assert.ok(before(joined[index - 1]?.hi ?? '', next.lo));
    }),
  );
});
