import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentencesOf as sentencesOfText } from '../consistency/sentences.ts';
import { sentencesOf } from '../verify/expected-text.ts';
import { splitSentences } from './split-sentences.ts';

const words = (text: string) => ({ words: text, slot: null });
const number = (printed: string, slot: string) => ({ words: printed, slot });

test('a number may open a sentence, stand at its end, or be one', () => {
  const pieces = [
    words('开会'),
    number('3', 'S1'),
    words('次。'),
    number('20余', 'S2'),
    words('人到会；'),
    number('九', 'S3'),
  ];
  assert.deepEqual(splitSentences(pieces), [
    { words: '开会3次。', numbers: [{ slot: 'S1', start: 2 }] },
    { words: '20余人到会；', numbers: [{ slot: 'S2', start: 0 }] },
    { words: '九', numbers: [{ slot: 'S3', start: 0 }] },
  ]);
  assert.deepEqual(splitSentences([words(''), words('')]), []);
});

test('the verifier and the consistency of the text count the same sentences', () => {
  const pieces = [
    words('甲。乙'),
    number('1', 'S1'),
    words('。'),
    number('2', 'S2'),
    number('3', 'S3'),
    words('！丙'),
  ];
  const blocks = [
    {
      kind: 'paragraph',
      inlines: pieces.map(({ words: text, slot }) => (slot === null ? text : { slot })),
    } as const,
  ];
  const known = ['1', '2', '3'].map((printed) => ({
    slot: `S${printed}`,
    indicator: 'x',
    title: 'x',
    value: printed,
    printed,
    noun: '',
    unit: '次',
    valueUnit: '次',
    from: null,
    to: '2021-12-31',
  }));
  assert.deepEqual(
    sentencesOf(pieces, 1).map((one) => [one.place, one.words, one.slots]),
    sentencesOfText({ blocks, numbers: known }).map((one) => [
      `第${one.paragraph}段第${one.number}句`,
      one.words,
      one.mentions.flatMap(({ slot }) => slot ?? []),
    ]),
  );
});
