import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTied } from './is-tied.ts';
import type { Known } from './known.ts';
import type { OldNumber } from './learned.ts';

const SOURCE = '领导1,016名报备。';
const number = (tied: readonly string[], proposed: string | null = 'a'): OldNumber => ({
  start: 2,
  end: 8,
  numeral: 7,
  text: '1,016名',
  candidates: [],
  proposed,
  tied,
  certain: false,
});
const known = (a: string | null, b: string | null): Known =>
  new Map(
    [['a', a] as const, ['b', b] as const].map(([id, lastYear]) => [
      id,
      { title: id, initials: id, noun: '名', value: null, lastYear },
    ]),
  );

test('of two that fit alike only the value that was issued last year tells which it is', () => {
  assert.ok(isTied(number(['b']), SOURCE, known(null, null)), 'nothing is known of either');
  assert.ok(isTied(number(['b']), SOURCE, known('1016人', '1016人')), 'both had this value');
  assert.ok(isTied(number(['b']), SOURCE, known('12人', '1016人')), 'the other one had it');
  assert.equal(isTied(number(['b']), SOURCE, known('1016人', '12人')), false);
});

test('one that alone fits, or none, is no tie', () => {
  assert.equal(isTied(number([]), SOURCE, known(null, null)), false);
  assert.equal(isTied(number(['b'], null), SOURCE, known(null, null)), false);
});
