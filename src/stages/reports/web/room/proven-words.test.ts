import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provenWords } from './proven-words.ts';

const NONE = { proven: 74, missing: 0, declared: [], unproven: [] };
const OF_PACK = { text: '5万元', words: '5万元以上', reason: '统计口径', by: null };
const SAID = {
  text: '88件',
  words: '办实事88件',
  reason: '信访局汇总',
  by: { id: '1', name: '王敏', office: '市委办公室', issued: false },
};
const words = (quantities: Partial<Parameters<typeof provenWords>[0]['quantities']>, signing = {}) =>
  provenWords({ quantities: { ...NONE, ...quantities }, signing });

test('a number is called proven only when a ledger proves it', () => {
  assert.equal(words({}), '文中 74 个数字有据，没有一个没有来历');
  assert.equal(words({ declared: [OF_PACK] }), '文中 74 个数字有据，没有一个没有来历');
  assert.equal(words({ declared: [OF_PACK, SAID] }), '文中 74 个数字有据，1 个由人书面说明');
  assert.equal(words({ proven: 66, missing: 8 }), '文中 66 个数字有据，8 个缺数');
  assert.equal(
    words({ proven: 66, missing: 8, declared: [SAID], unproven: [{ text: '9', clause: '植树9株' }] }),
    '文中 66 个数字有据，1 个由人书面说明，8 个缺数，1 个没有来历',
  );
});

test('whoever is not told of every number is not told that none is without origin', () => {
  assert.equal(provenWords({ quantities: NONE, signing: null }), '文中 74 个数字有据');
});
