import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleVectors } from '../../../test/builders/example-vectors.ts';
import type { Manifest } from './manifest.ts';
import { readableReport } from './readable-report.ts';

const manifest = JSON.parse(exampleVectors().signed.manifest) as Manifest;
const LITERAL = { text: '办实事88件', reason: '信访局汇总', by: { name: '张三', office: '某办' } };
const titled = (title: readonly string[], literals: (typeof LITERAL)[]) => {
  const { quantities } = manifest;
  assert.ok(quantities);
  return readableReport({
    ...manifest,
    text: { ...manifest.text, title: [...title] },
    quantities: { ...quantities, literals },
  });
};

test('numbers of the title that no record proves are marked in it, line by line', () => {
  const { title, markedTitle, declared, unproven } = titled(['关于某市', '办实事88件的报告'], [LITERAL]);
  assert.deepEqual(markedTitle, [
    ['关于某市'],
    ['办实事', { text: '88件', why: '信访局汇总　某办 张三' }, '的报告'],
  ]);
  assert.deepEqual([title.join(''), declared, unproven], ['关于某市办实事88件的报告', 1, 0]);
  const bare = titled(['办实事88件的报告'], []);
  assert.deepEqual(bare.markedTitle, [['办实事', { text: '88件', why: null }, '的报告']]);
  assert.deepEqual([bare.declared, bare.unproven], [0, 1]);
});

test('a title without such a number stays as it was: pages of older versions are the same', () => {
  assert.equal(titled(['关于某市', '工作的报告'], []).markedTitle, undefined);
});
