import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { coarsen, SMALL } from './coarsen.ts';

const COUNT = { kind: 'count' } as const;
const tell = (n: number): string | null => coarsen(String(n), n, COUNT).value;

test('small counts and nought are withheld alike, larger ones go down to a multiple of ten', () => {
  for (let n = 0; n < SMALL; n += 1)
    assert.deepEqual(coarsen(String(n), n, COUNT), { value: null, withheld: 'small' });
  assert.deepEqual([10, 19, 20, 24, 25, 1003].map(tell), ['10', '10', '20', '20', '20', '1000']);
});

test('no sums and differences of what is told give away one case', () => {
  // Numbers of a ledger that stand on one another: each part, and the whole. Whatever is told of them is told as well
  // when one case more or less is in one of the parts, for some such change: nobody can tell whether it happened.
  const parts = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, (cells) => {
      const told = (of: readonly number[]): string =>
        JSON.stringify([...of.map(tell), tell(of.reduce((sum, one) => sum + one, 0))]);
      const published = told(cells);
      const neighbours = cells.flatMap((_, at) =>
        [-4, -3, -2, -1, 1, 2, 3, 4].flatMap((by) => {
          const other = cells.map((cell, index) => (index === at ? cell + by : cell));
          // The case may also have been moved between two cells, which leaves the whole as it is.
          const moved = cells.map((_cell, to) =>
            other.map((cell, index) => (index === to && to !== at ? cell - by : cell)),
          );
          return [other, ...moved];
        }),
      );
      assert.ok(
        neighbours.some((other) => other.every((cell) => cell >= 0) && told(other) === published),
        JSON.stringify(cells),
      );
    }),
    {
      numRuns: 3000,
      // Five parts at the upper end of their fives, which multiples of five gave away.
      examples: [[[9, 24, 49, 14, 24]], [[19, 29, 39, 49, 59, 19]]],
    },
  );
});

test('sums are told to two digits, and not at all where few rows stand behind them; ratios never', () => {
  const sum = { kind: 'sum', of: { node: 'path' } } as unknown as Parameters<typeof coarsen>[2];
  assert.deepEqual(coarsen('1987.5', 19, sum), { value: '1900', withheld: 'rounded' });
  assert.deepEqual(coarsen('0.0356', 19, sum), { value: '0.035', withheld: 'rounded' });
  assert.deepEqual(coarsen('1987.5', 9, sum), { value: null, withheld: 'small' });
  assert.deepEqual(coarsen('12.5', 90, { kind: 'yoy_pct', indicator: 'x' }), {
    value: null,
    withheld: 'ratio',
  });
});
