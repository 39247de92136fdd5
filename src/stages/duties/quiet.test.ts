import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { clockOf, isQuiet } from './quiet.ts';

test('hours over midnight are quiet on both sides of it, by the clock of China', () => {
  const night = { from: '20:00', to: '08:00' };
  assert.deepEqual(
    ['19:59', '20:00', '23:59', '00:00', '07:59', '08:00'].map((clock) => isQuiet(clock, night)),
    [false, true, true, true, true, false],
  );
  assert.equal(clockOf(new Date('2022-01-10T23:59:59Z')), '07:59');
  assert.equal(clockOf(new Date('2022-01-10T16:05:00Z')), '00:05');
  assert.equal(isQuiet('12:00', { from: '12:00', to: '12:00' }), false);
});

test('every minute is quiet in the hours or in their complement, never in both', () => {
  const clock = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
  fc.assert(
    fc.property(clock, clock, clock, (now, from, to) => {
      fc.pre(from !== to);
      assert.notEqual(isQuiet(now, { from, to }), isQuiet(now, { from: to, to: from }));
    }),
  );
});
