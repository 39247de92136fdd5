import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortened } from './short-list.ts';

const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];

test('of many names the first stand there, and the count is the whole', () => {
  const found = shortened(`这些单位没有记录：${NAMES.join('、')}`) ?? assert.fail();
  assert.equal(found.head, '这些单位没有记录：');
  assert.deepEqual([...found.first, ...found.rest], NAMES);
  assert.deepEqual([found.first.length, found.count], [5, 7]);
});

test('a list that was cut off keeps its own count', () => {
  const found = shortened(`不含：${NAMES.join('、')}等 85 个单位`) ?? assert.fail();
  assert.deepEqual([found.count, found.rest.at(-1)], [85, '庚']);
});

test('a short list, and a sentence without one, stand as they are', () => {
  for (const text of ['缺：甲、乙、丙', '没有冒号、也没有名单、只有顿号、很多、很多、很多', '说明：一句话。'])
    assert.equal(shortened(text), null, text);
});
