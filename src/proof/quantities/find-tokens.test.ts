import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as holds, constantFrom, property } from 'fast-check';
import { findTokens } from './find-tokens.ts';

/** Tokens in short: "text class unit". */
function short(text: string): readonly string[] {
  return findTokens(text).map(({ text: words, class: kind, unit }) =>
    [words, kind, unit].filter(Boolean).join(' '),
  );
}

const CASES: readonly (readonly [text: string, ...tokens: string[]])[] = [
  ['检查1,234.5万元', '1,234.5 number 万元'],
  ['共１２个，其中12.3％', '１２ number 个', '12.3 number %'],
  [
    '培训x次、ｘｘ次、×××次、＊＊次、____次',
    'x number 次',
    'ｘｘ number 次',
    '××× number 次',
    '＊＊ number 次',
    '____ number 次',
  ],
  [
    '宣讲十二次、三十余场、两个，慰问百余名，投入一千二百元',
    '十二 number 次',
    '三十 number 场',
    '两 number 个',
    '百 number 名',
    '一千二百 number 元',
  ],
  ['追缴xx万余元，覆盖3.5万多人', 'xx number 万元', '3.5 number 万人'],
  ['庆祝建党100周年', '100 literal 周年'],
  ['收入10万元以上的村，不少于2次', '10 literal 万元', '2 literal 次'],
  ['推行“1234”工作法和“xx”工程', '1234 literal', 'xx name'],
  ['xx市与xx大学、xx家属院、xx项目', 'xx name', 'xx name', 'xx name', 'xx name'],
  ['2021年和xx年，二〇二二年', '2021 period', 'xx period', '二〇二二 period'],
  ['2023年9月15日', '2023 period', '9 period', '15 period'],
  ['第3次会议、第三季度', '3 ordinal 次', '三 ordinal'],
  ['一、加强领导\n（二）压实责任\n一是抓学习。', '一 ordinal', '二 ordinal', '一 ordinal'],
  ['规模10—20人，3至5名', '10—20 range 人', '3至5 range 名'],
  ['做到两个维护，落实八项规定、三重一大', '两 literal 个', '八 literal 项', '三 literal'],
  ['中央〔2021〕12号文件', '2021 period', '12 ordinal'],
  ['每季度学习1次，12345热线', '1 literal 次', '12345 literal'],
  ['XX镇XX村xx同志', 'XX name 镇', 'XX name 村', 'xx name'],
  ['20xx年、二O二一年，历时12个月', '20xx period', '二O二一 period', '12 period'],
  ['数十次，十余次，百分之二十', '十 literal 次', '十 number 次', '二十 number %'],
  ['满意率达98%以上，不低于95%', '98 number %', '95 literal %'],
  ['检查12（次）、xx　次', '12 number 次', 'xx number 次'],
  ['三次分配和两个一百年', '三 literal 次', '两 literal 个', '一百 period'],
  ['一体推进，统一部署，万众一心'],
];

for (const [text, ...tokens] of CASES)
  test(text.replaceAll('\n', '⏎'), () => {
    assert.deepEqual(
      short(text).filter((one) => one !== '一 literal' && !one.startsWith('万')),
      tokens,
    );
  });

test('tokens of any text lie in order, do not overlap and are what the text holds', () => {
  const words = constantFrom(
    '查处',
    '12',
    'xx',
    '十二',
    '余',
    '万元',
    '次',
    '，',
    '。\n',
    '“',
    '”',
    '《',
    '第',
    '其中',
    '—',
    '１',
    '年',
    '市',
    '3.',
    '两',
    '个',
    '😀',
  );
  holds(
    property(array(words, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const token of findTokens(text)) {
        assert.ok(token.start >= last && token.end > token.start && token.tail >= token.end);
        assert.equal(text.slice(token.start, token.end), token.text);
        last = token.end;
      }
    }),
  );
});
