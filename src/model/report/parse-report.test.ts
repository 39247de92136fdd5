import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseReport } from './parse-report.ts';
import { reportUses } from './report-uses.ts';

const HEAD = `---
report: annual
title: 中共{{city_name}}委员会|关于{{report_year}}年度情况的报告
addressee: 省委：
signer: 中共{{city_name}}委员会
sections: [1, 2]
effective_from: 2021-01-01
---
`;
const BODY = `总的情况如下：

## 一、学习

一是组织学习[[study_count]]次，
二是宣讲[[lecture_count]]场次。

## 二、作风

在{{place_name}}检查[[study_count]]次。
`;
const faultsOf = (source: string): string[] =>
  parseReport(source, 'annual.md').faults.map((fault) => `${fault.line} ${fault.message}`);

test('a good text gives a frozen template and its uses', () => {
  const { report, faults } = parseReport(HEAD + BODY, 'annual.md');
  assert.deepEqual(faults, []);
  assert.ok(report !== null && Object.isFrozen(report) && Object.isFrozen(report.blocks[0]));
  assert.deepEqual(
    report.blocks.map((block) => `${block.line} ${block.kind}`),
    ['9 paragraph', '11 heading', '13 paragraph', '16 heading', '18 paragraph'],
  );
  const uses = reportUses(report);
  assert.deepEqual(
    uses.facts.map((use) => `${use.section} ${use.line} ${use.indicator} ${use.following}`),
    ['1 13 study_count 次，二是宣讲', '1 14 lecture_count 场次。', '2 18 study_count 次。'],
  );
  assert.deepEqual(uses.parameters, ['city_name', 'report_year', 'place_name']);
});

test('Windows line ends and a byte order mark change nothing', () => {
  const { report } = parseReport(`\uFEFF${(HEAD + BODY).replaceAll('\n', '\r\n')}`, 'annual.md');
  assert.deepEqual(report, parseReport(HEAD + BODY, 'annual.md').report);
});

test('every fault is told at once, in the order of the lines', () => {
  const source = `${HEAD.replace('省委：', '[[a]]').replace('2021-01-01', '2021-02-30')}
## 一、学习

- 列表
学习[[study_count次。
| 表 | 格 |
![图](a.png)

## 三、作风
### 小标题
`;
  assert.deepEqual(faultsOf(source), [
    '4 标题、主送机关和署名里不能引用指标',
    '7 生效日期“2021-02-30”不是日期',
    '12 不能使用列表',
    '13 “[[”没有对应的“]]”',
    '14 不能使用表格',
    '15 不能插入图片',
    '15 多余的括号“[”',
    '17 这一部分没有正文',
    '18 标题只有一级，写成“## 一、标题”',
    '18 这一部分没有正文',
  ]);
});

test('headings must carry the numbers of the front matter', () => {
  assert.deepEqual(faultsOf(HEAD + BODY.replace('二、作风', '三、作风')), ['16 标题编号“三”与文件头不符']);
  assert.deepEqual(faultsOf(HEAD.replace('[1, 2]', '[1, 2, 3]') + BODY), ['16 正文有2个部分，文件头写了3个']);
});

for (const [name, text, message] of [
  ['HTML', '<b>重</b>', '不能使用 HTML'],
  ['emphasis', '**重**', '不能使用加粗、斜体等标记'],
  ['link', '见[文件](a.md)', '不能使用链接'],
  ['unknown bracket', '学习{次}', '多余的括号“{”'],
  ['bad name', '学习[[Study]]次', '指标名称“Study”不合规则'],
  ['nested', '学习[[a {{b}}]]次', '“[[”没有对应的“]]”'],
  ['unclosed parameter', '在{{city_name', '“{{”没有对应的“}}”'],
] as const) {
  test(`refused: ${name}`, () => {
    assert.ok(faultsOf(`${HEAD + BODY}\n${text}\n`).includes(`20 ${message}`));
  });
}

test('front matter: missing, unknown, repeated and empty keys', () => {
  assert.deepEqual(faultsOf('正文'), ['1 文件头要写在两行“---”之间']);
  assert.deepEqual(faultsOf(`---\nreport: annual\nreport: b\nauthor: x\ntitle:\n坏行\n---\n正文`), [
    '1 文件头缺少 addressee',
    '1 文件头缺少 signer',
    '1 文件头缺少 sections',
    '1 文件头缺少 effective_from',
    '3 文件头重复了 report',
    '4 文件头不认识 author',
    '5 title 没有值',
    '6 文件头只写“名称: 值”',
  ]);
});

test('no input makes it throw, and a template comes without faults only', () => {
  const shred = fc.array(
    fc.oneof(
      fc.constantFrom('---\n', '[[', ']]', '{{', '}}', '## 一、', '\n', '|', 'title: x', HEAD),
      fc.string(),
    ),
  );
  fc.assert(
    fc.property(shred, (parts) => {
      const { report, faults } = parseReport(parts.join(''), 'f.md');
      assert.equal(report === null, faults.length > 0);
    }),
    { numRuns: 500 },
  );
});
