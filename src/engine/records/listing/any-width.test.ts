import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { nameKey } from '#model/text/name-key.ts';
import { normaliseText } from '#model/text/normalise.ts';
import { anyName, anyWidth } from './any-width.ts';

/** JavaScript reads these patterns as PostgreSQL does; the journey of texts as written asks the database itself. */
const finds = (typed: string, stored: string): boolean =>
  new RegExp(anyWidth(normaliseText(typed)), 'i').test(stored);

test('a text is found however it is typed and however it is stored', () => {
  const pairs = [
    ['（一）', '(一)通知'],
    ['(一)', '（一）通知'],
    ['(一)', '㈠通知'],
    ['m2', '30㎡'],
    ['㎡', '30m2'],
    ['①', '第1条'],
    ['10-3', '１０－３'],
    ['a，b；c：d！e？', 'A,b;c:d!e?'],
    ['a b', 'a　b'],
    ['[^x]\\.*', '［^x］\\.＊'],
  ] as const;
  for (const [typed, stored] of pairs) assert.ok(finds(typed, stored), `${typed} in ${stored}`);
  assert.equal(finds('.', '甲'), false);
  assert.equal(finds('%', '甲'), false);
  assert.equal(finds('a]b', 'a'), false);
});

test('whatever is stored finds itself, in both forms', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (text) => {
      const form = normaliseText(text);
      fc.pre(form !== '' && !/[\ud800-\udfff]/.test(text) && !/[\u0300-\u036f\p{M}]/u.test(form));
      assert.ok(finds(text, form));
    }),
  );
});

test('a name is found without its blanks and with any dot', () => {
  const name = (typed: string, stored: string): boolean =>
    new RegExp(anyName(typed), 'i').test(stored.replace(/\s/g, ''));
  assert.ok(name('王伟', '王　伟'));
  assert.ok(name('王 伟', '王伟'));
  assert.ok(name('阿依·古丽', '阿依•古丽'));
  assert.ok(name('阿依・古丽', '阿依‧古丽'));
  assert.equal(nameKey('阿依・古丽\n'), nameKey('阿依 • 古丽'));
});
