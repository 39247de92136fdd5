import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as holds, constantFrom, nat, property } from 'fast-check';
import { markRuns } from './mark-runs.ts';
import { type DeclaredLiteral, judgeQuantities, type SourcedText } from './judge-quantities.ts';

const words = (text: string): SourcedText => ({ kind: 'text', text, name: '' });
const fact = (text: string, name = 'S01'): SourcedText => ({ kind: 'fact', text, name });
const parameter = (text: string, name: string): SourcedText => ({ kind: 'parameter', text, name });

function told(pieces: readonly SourcedText[], literals: readonly DeclaredLiteral[] = []): readonly string[] {
  return judgeQuantities([pieces], literals).map(({ text, standing }) => `${text} ${standing}`);
}

/** What somebody can type, and what of it says how much. */
const TYPED: readonly (readonly [typed: string, ...quantities: string[]])[] = [
  ['为群众办实事88件', '88件'],
  ['办实事八十八件', '八十八件'],
  ['办实事八十八', '八十八'],
  ['检查十余次、数十次、百余场、上千人', '十余次', '数十次', '百余场', '千人'],
  ['完成三分之一，占六成，近九成群众', '三分之一', '六成', '九成'],
  ['占百分之八十八，率88%，升0.5个百分点', '百分之八十八', '88%', '0.5个百分点'],
  ['过半、半数以上、翻一番、增长3倍', '过半', '半数', '翻一番', '3倍'],
  ['捌拾捌件、八八件、１２件、𝟖件、办⑧项、第Ⅷ', '捌拾捌件', '八八件', '１２件', '𝟖件', '⑧项', 'Ⅷ'],
  ['办“88件”、“八十八件”，见《88件实事》', '88件', '八十八件', '88件'],
  ['不少于88次，每月88次，超过88人', '88次', '88次', '88人'],
  ['历时15天，3个月，30日内，三年来', '15天', '3个月', '30日', '三年'],
  ['投入1.2亿元，八千万元，成百上千', '1.2亿元', '八千万元', '成百上千'],
  ['解决五个问题，一次、两家', '五个', '一次', '两家'],
  ['2021年5月1日，二〇二一年十二月，第一季度，上半年'],
  ['一是加强，二要落实；（三）第四，中央〔2021〕12号文件'],
  ['两个维护、八项规定、三会一课、一岗双责、四风、党的二十大、十九届六中全会、建党100周年'],
  ['一体推进，万众一心，百姓，千方百计，十分，四川省九江市，解决一批问题'],
];

for (const [typed, ...quantities] of TYPED)
  test(`typed by hand: ${typed}`, () => {
    assert.deepEqual(
      told([words(typed)]),
      quantities.map((one) => `${one} unproven`),
    );
  });

/** What was once typed by hand and passed, one a row, with what of it must be marked. */
const ONCE_PASSED: readonly (readonly [typed: string, marked: string])[] = [
  ['查处案件五十', '五十'],
  ['处分干部二十', '二十'],
  ['引进投资超亿元', '亿元'],
  ['办结率百分百', '百分百'],
  ['全年约二十', '二十'],
  ['惠及群众近千', '千'],
  ['挽回损失上万元', '万元'],
  ['投资过亿元', '亿元'],
  ['全市位列第三', '第三'],
  ['查处一起案件', '一起'],
  ['处分一名干部', '一名'],
  ['处分干部俩', '俩'],
  ['处分干部仨', '仨'],
  ['双倍返还', '双倍'],
  ['产值翻番', '翻番'],
  ['产值翻了一番', '翻了一番'],
  ['产值成倍增长', '成倍'],
  ['产值逾倍', '倍'],
  ['产值逾倍增长', '倍'],
  ['产值倍增', '倍增'],
  ['全年无一起', '一起'],
  ['考核满分', '满分'],
  ['考核得分九点五分', '九点五分'],
  ['提高八点八个百分点', '八点八个百分点'],
  ['满意率百分之九十五点六', '百分之九十五点六'],
  ['办结几十件', '几十件'],
  ['村集体收入占半', '半'],
  ['办结八\u200b十八件', '八\u200b十八件'],
  ['办结8\u200b8件', '8\u200b8件'],
  ['满意率百\u2060分之\ufeff九十', '百\u2060分之\ufeff九十'],
];

for (const [typed, marked] of ONCE_PASSED)
  test(`once passed, now marked: ${typed}`, () => {
    const quantities = judgeQuantities([[words(`${typed}。`)]], []);
    assert.deepEqual(
      quantities.map(({ text, standing }) => [text, standing]),
      [[marked, 'unproven']],
    );
    const runs = markRuns([words(`${typed}。`)], quantities);
    assert.deepEqual(
      runs.filter(({ kind }) => kind === 'quantity').map(({ text }) => text),
      [marked],
    );
  });

test('what the decision leaves out is left out, and the hours of a day are no scores', () => {
  const left =
    '多次研究，若干问题，几个村，一批干部，首个，榜首，未发生事故，三级联动，第二批，全部办结，全覆盖';
  for (const typed of [...left.split('，'), '会议定于九点五分开始', '占半壁江山', '早上八点三十分到岗'])
    assert.deepEqual(told([words(`${typed}。`)]), [], typed);
});

test('a fact is proven as long as nothing beside it makes another number of it', () => {
  assert.deepEqual(told([words('开展学习'), fact('15余'), words('次')]), ['15余次 fact']);
  assert.deepEqual(told([fact('12.35万'), words('元')]), ['12.35万元 fact']);
  assert.deepEqual(told([words('完成换届：'), fact('零'), words('级')]), ['零级 fact']);
  assert.deepEqual(told([words('零星发生'), fact('零星'), words('情况')]), ['零星 fact']);
  assert.deepEqual(told([words('开展2'), fact('15'), words('次')]), ['215次 unproven']);
  assert.deepEqual(told([words('开展'), fact('15'), words('0次')]), ['150次 unproven']);
  assert.deepEqual(told([words('开展'), fact('15'), words('万次')]), ['15万次 unproven']);
  assert.deepEqual(told([words('占百分之'), fact('15')]), ['百分之15 unproven']);
  assert.deepEqual(told([words('开展'), fact('15'), words('点八次')]), ['15点八次 unproven']);
  assert.deepEqual(told([words('开展'), fact('15'), words('\u200b8次')]), ['15\u200b8次 unproven']);
  assert.deepEqual(told([words('开展'), fact('15'), words('**0**次')]), ['15**0**次 unproven']);
  assert.deepEqual(told([words('开展八百'), fact('15'), words('次')]), ['八百15次 unproven']);
  assert.deepEqual(told([words('翻'), fact('两'), words('番')]), ['翻两番 unproven']);
  assert.deepEqual(told([words('第'), fact('15'), words('次')]), ['第15次 unproven']);
  assert.deepEqual(told([words('开展3.'), fact('15'), words('次')]), ['3.15次 unproven']);
  assert.deepEqual(told([words('增长'), fact('15'), words('%，其中'), fact('3', 'S02'), words('人')]), [
    '15% fact',
    '3人 fact',
  ]);
});

test('a parameter is told as one; a date in it is no quantity', () => {
  assert.deepEqual(told([parameter('2021', 'report_year'), words('年，'), parameter('百人计划', 'plan')]), [
    '百人 parameter',
  ]);
});

test('a literal is declared where its very words stand, and nowhere else', () => {
  const literal = { text: '经营性收入10万元以上', reason: '统计口径', by: null };
  assert.deepEqual(told([words('经营性收入10万元以上的村，另有10万元以上的')], [literal]), [
    '10万元 declared',
    '10万元 unproven',
  ]);
  const [one] = judgeQuantities([[words('推进工作，为群众办实事88件，群众满意。')]], []);
  assert.equal(one?.clause, '为群众办实事88件');
});

test('whatever is typed wherever into a sentence, it is found', () => {
  const sentence = '市委坚持系统施治，督促各级党组织履行责任，推动基层治理走深走实，群众获得感明显增强。';
  const typed = constantFrom(
    '88件',
    '八十八件',
    '６６次',
    '三分之二',
    '七成',
    '99%',
    '捌拾捌名',
    '1.5亿元',
    '𝟗个',
  );
  holds(
    property(typed, nat(sentence.length), (number, place) => {
      const text = sentence.slice(0, place) + number + sentence.slice(place);
      assert.ok(told([words(text)]).length > 0, text);
    }),
    { numRuns: 1000 },
  );
});
