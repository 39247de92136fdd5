import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTokens } from '#proof/quantities/find-tokens.ts';
import type { LearnedToken } from './learned-token.ts';
import { proposeNames, reportYear } from './propose-names.ts';

const tokensOf = (text: string): readonly LearnedToken[] =>
  findTokens(text).map((token) => ({
    ...token,
    indicator: null,
    candidates: [],
    tied: [],
    parameter: null,
    certain: false,
  }));

/** The words that become the year of the report. */
function yearsIn(text: string): readonly string[] {
  return proposeNames(text, tokensOf(text), { parameters: new Map() })
    .filter(({ parameter }) => parameter === 'report_year')
    .map(({ start, end }) => text.slice(start, end));
}

test('the year of a report is one in Chinese numerals as in digits, and left open', () => {
  assert.deepEqual(yearsIn('二〇二一年，市委履行责任。2021年完成换届，xx年、20xx年另报。'), [
    '二〇二一',
    '2021',
    'xx',
    '20xx',
  ]);
  assert.equal(reportYear(tokensOf('二〇二三年开局，二零二三年收官，对比2021年。')), '2023');
});

test('another year and a length of time stay as they are', () => {
  assert.deepEqual(yearsIn('2022年部署，2022年落实，二〇二一年打下基础，三年来、五年内持续推进。'), [
    '2022',
    '2022',
  ]);
});
