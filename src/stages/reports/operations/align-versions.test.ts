import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignVersions, type IssuedText } from './align-versions.ts';

type Piece = IssuedText['text']['blocks'][number]['inlines'][number];

function textOf(printed: string, ...blocks: readonly (readonly Piece[])[]): IssuedText {
  const text = { blocks: blocks.map((inlines) => ({ kind: 'paragraph', inlines })) };
  return { text, facts: [{ slot: 'S05', printed }] } as unknown as IssuedText;
}

const statesOf = (before: IssuedText, after: IssuedText) =>
  alignVersions(before, after).map(({ state, before: was, after: is }) => [state, was, is]);

test('another number changes its paragraph, which stays beside itself', () => {
  // The noun stands in the words, as a manifest has it.
  const study: Piece[] = ['开展学习', { slot: 'S05' }, '次。'];
  assert.deepEqual(statesOf(textOf('26', ['一、'], study), textOf('27', ['一、'], study)), [
    ['same', '一、', '一、'],
    ['changed', '开展学习26次。', '开展学习27次。'],
  ]);
});

test('paragraphs come, go and are rewritten between those that stayed', () => {
  assert.deepEqual(
    statesOf(
      textOf('1', ['甲'], ['乙'], ['丙'], ['丁']),
      textOf('1', ['甲'], ['乙二'], ['丙'], ['丁'], ['戊']),
    ),
    [
      ['same', '甲', '甲'],
      ['changed', '乙', '乙二'],
      ['same', '丙', '丙'],
      ['same', '丁', '丁'],
      ['added', null, '戊'],
    ],
  );
  assert.deepEqual(statesOf(textOf('1', ['甲'], ['乙']), textOf('1', ['乙'])), [
    ['removed', '甲', null],
    ['same', '乙', '乙'],
  ]);
});
