import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { markWords, type Stretch } from './marked-words.ts';

const joined = (all: readonly Stretch[]): string => all.map(({ text }) => text).join('');
const marked = (all: readonly Stretch[]): readonly string[] =>
  all.filter((one) => one.marked).map(({ text }) => text);
const same = (all: readonly Stretch[]): string =>
  all
    .filter((one) => !one.marked)
    .map(({ text }) => text)
    .join('');

test('a number that changed is marked as a whole, and nothing else', () => {
  const { before, after } = markWords(
    '开展监督检查220余次，发现问题15个。',
    '开展监督检查230余次，发现问题15个。',
  );
  assert.deepEqual([marked(before), marked(after)], [['220'], ['230']]);
});

test('words that came in or went are marked on their side alone', () => {
  const { before, after } = markWords('市委研究党建工作。', '市委专题研究党建工作。');
  assert.deepEqual([marked(before), marked(after)], [[], ['专题']]);
});

test('two texts that have a stray character in common are read as one change', () => {
  const { before } = markWords('全面推开试点', '逐步推广经验');
  assert.deepEqual(marked(before), ['全面推开试点']);
});

test('whatever the texts, joined they are the texts, and what is not marked is the same in both', () => {
  const text = fc.string({ unit: fc.constantFrom('市', '委', '1', '2', '，', '次', 'A'), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (was, is) => {
      const { before, after } = markWords(was, is);
      assert.deepEqual([joined(before), joined(after)], [was, is]);
      assert.equal(same(before), same(after));
    }),
  );
});
