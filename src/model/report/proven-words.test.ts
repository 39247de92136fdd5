import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provenSentence } from './proven-words.ts';

test('nothing is called proven that somebody declared, nor all of them where not every one is', () => {
  const none = { proven: 74, declared: 0, missing: 0, unproven: 0 };
  assert.equal(provenSentence(none, true), '文中 74 个数字有据，没有一个没有来历');
  assert.equal(provenSentence(none, false), '文中 74 个数字有据');
  assert.equal(provenSentence({ ...none, declared: 1 }, true), '文中 74 个数字有据，1 个由人书面说明');
  assert.equal(provenSentence({ ...none, unproven: 2 }, true), '文中 74 个数字有据，2 个没有来历');
});
