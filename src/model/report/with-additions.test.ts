import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddition } from './parse-addition.ts';
import { parseReport } from './parse-report.ts';
import { withAdditions } from './with-additions.ts';

const report = (from: string) =>
  parseReport(
    `---\nreport: annual\ntitle: 报告\naddressee: 省委：\nsigner: 市委\nsections: [1, 2]\nclosing: 1\neffective_from: ${from}\n---\n## 一、甲\n\n甲文。\n\n## 二、乙\n\n乙文${from}。\n\n特此报告。\n`,
    'annual.md',
  ).report ?? assert.fail();
const addition = (from: string, text: string, adds = 'annual') =>
  parseAddition(
    `---\nadds_to: ${adds}\neffective_from: ${from}\n---\n\n## 一\n\n一加${text}。\n\n## 二\n\n二加${text}。\n`,
    'a.add.md',
  ).addition ?? assert.fail();
const words = (reports: readonly ReturnType<typeof report>[]): string[] =>
  reports.map(
    ({ effectiveFrom, blocks }) =>
      `${effectiveFrom} ${blocks.map(({ inlines }) => inlines.map((one) => (one.kind === 'text' ? one.text : '')).join('')).join(' ')}`,
  );

test('paragraphs stand at the end of their section and before the closing words', () => {
  assert.deepEqual(
    words(
      withAdditions([report('2021-01-01')], [addition('2020-01-01', '子'), addition('2021-01-01', '丑')]),
    ),
    ['2021-01-01 一、甲 甲文。 一加子。 一加丑。 二、乙 乙文2021-01-01。 二加子。 二加丑。 特此报告。'],
  );
});

test('an addition of a later day leaves earlier reports as they were, and goes on in later texts', () => {
  assert.deepEqual(
    words(withAdditions([report('2021-01-01'), report('2023-01-01')], [addition('2022-06-01', '子')])),
    [
      '2021-01-01 一、甲 甲文。 二、乙 乙文2021-01-01。 特此报告。',
      '2022-06-01 一、甲 甲文。 一加子。 二、乙 乙文2021-01-01。 二加子。 特此报告。',
      '2023-01-01 一、甲 甲文。 一加子。 二、乙 乙文2023-01-01。 二加子。 特此报告。',
    ],
  );
});

test('another report is left alone', () => {
  assert.deepEqual(words(withAdditions([report('2021-01-01')], [addition('2021-01-01', '子', 'monthly')])), [
    '2021-01-01 一、甲 甲文。 二、乙 乙文2021-01-01。 特此报告。',
  ]);
});

for (const [name, source, message] of [
  ['no front matter', '## 一\n\n文。\n', '1 文件头要写在两行“---”之间'],
  ['no report', '---\neffective_from: 2021-01-01\n---\n## 一\n\n文。\n', '1 文件头缺少 adds_to'],
  [
    'words before a heading',
    '---\nadds_to: annual\neffective_from: 2021-01-01\n---\n文。\n',
    '5 段落之前须有标题',
  ],
  ['nothing', '---\nadds_to: annual\neffective_from: 2021-01-01\n---\n', '5 正文是空的'],
  ['an empty section', '---\nadds_to: annual\neffective_from: 2021-01-01\n---\n## 一\n', '6 正文是空的'],
  [
    'a section twice',
    '---\nadds_to: annual\neffective_from: 2021-01-01\n---\n## 一\n\n文。\n## 一\n\n文。\n',
    '8 同一部分写了两次',
  ],
] as const)
  test(`refused: ${name}`, () => {
    const { addition: parsed, faults } = parseAddition(source, 'a.add.md');
    assert.equal(parsed, null);
    assert.ok(
      faults.some((fault) => `${fault.line} ${fault.message}` === message),
      JSON.stringify(faults),
    );
  });
