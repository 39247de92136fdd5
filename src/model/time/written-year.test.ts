import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesYear, withPlainDigits, writtenYear } from './written-year.ts';

const YEARS: readonly (readonly [words: string, year: number | null])[] = [
  ['2021', 2021],
  ['2021年', 2021],
  ['２０２１ 年', 2021],
  ['二〇二一年', 2021],
  ['二零二一', 2021],
  ['二O二一年', 2021],
  ['二○二一', 2021],
  ['一九九八年', 1998],
  ['三年', null],
  ['二十一年', null],
  ['xx年', null],
  ['2021年春', null],
  ['三〇二一年', null],
];

for (const [words, year] of YEARS)
  test(`the year of “${words}”`, () => {
    assert.equal(writtenYear(words), year);
  });

test('digits of every kind are read alike', () => {
  assert.equal(withPlainDigits('《二〇二一年实施方案》第３号'), '《2021年实施方案》第3号');
});

test('a value that names the year is known in digits and in Chinese numerals', () => {
  for (const value of [
    '2020',
    '二〇二〇年',
    '2021年实施方案',
    '二〇二一年实施方案',
    '二零二一年',
    '２０２１',
  ])
    assert.ok(namesYear(value, 2021), value);
  for (const value of ['江河市', '三年行动', '2020年实施方案', '二〇二〇年实施方案'])
    assert.ok(!namesYear(value, 2021), value);
});
