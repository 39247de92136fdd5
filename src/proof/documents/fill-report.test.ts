import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReport } from '#model/report/parse-report.ts';
import { anAnnualTemplate, aReport, factsFor, parametersFor } from '../../../test/builders/a-report.ts';
import { chineseDate } from './chinese-date.ts';
import { fillReport } from './fill-report.ts';

test('a filled report holds every fact of the text and no mark of the language', () => {
  const document = aReport();
  const inlines = document.blocks.flatMap((block) => block.inlines);
  assert.equal(inlines.filter((piece) => piece.kind === 'fact').length, 74);
  const words = inlines.map((piece) => (piece.kind === 'text' ? piece.text : piece.printed)).join('');
  assert.doesNotMatch(words, /[[\]{}|]/);
  assert.equal(document.title.join(''), '中共江河市委员会关于2021年度落实全面从严治党主体责任情况的报告');
  assert.equal(document.signer, '中共江河市委员会');
  assert.ok(Object.isFrozen(document) && Object.isFrozen(document.blocks[0]));
  for (const piece of inlines) assert.notEqual(piece.kind === 'text' && piece.text, '');
});

test('everything missing is named, and there is no document then', () => {
  const template = anAnnualTemplate();
  const facts = new Map<string, never>();
  const parameters = parametersFor(template);
  parameters.set('talent_brand', ' ');
  parameters.delete('studio_name');
  const filled = fillReport(template, facts, parameters, '2022-01-05');
  assert.ok('missing' in filled);
  assert.deepEqual(filled.missing.parameters, ['talent_brand', 'studio_name']);
  assert.equal(filled.missing.indicators.length, 74);
});

test('a fact of null or without a printed form is missing', () => {
  const template = anAnnualTemplate();
  const facts = new Map<string, ReturnType<typeof factsFor> extends Map<string, infer F> ? F | null : never>(
    factsFor(template),
  );
  facts.set('talent_introduced', null);
  const blank = facts.get('red_station_new');
  if (blank) facts.set('red_station_new', { ...blank, printed: '' });
  const filled = fillReport(template, facts, parametersFor(template), '2022-01-05');
  assert.deepEqual('missing' in filled && filled.missing.indicators, [
    'talent_introduced',
    'red_station_new',
  ]);
});

test('the neighbouring years follow from the year of the report; a break mark in a value is no break', () => {
  const source = `---
report: r
title: {{city_name}}|{{next_year}}
addressee: 省委：
signer: 某
sections: [1]
effective_from: 2021-01-01
---
## 一、总
{{previous_year}}年
`;
  const { report } = parseReport(source, 'r.md');
  assert.ok(report !== null);
  const filled = fillReport(
    report,
    new Map(),
    new Map([
      ['city_name', '江|河'],
      ['report_year', '2021'],
    ]),
    '2022-01-05',
  );
  assert.ok('document' in filled);
  assert.deepEqual(filled.document.title, ['江|河', '2022']);
  assert.deepEqual(filled.document.blocks[1]?.inlines, [{ kind: 'text', text: '2020年' }]);
  const without = fillReport(report, new Map(), new Map([['city_name', '江河市']]), '2022-01-05');
  assert.deepEqual('missing' in without && without.missing.parameters, [
    'next_year',
    'previous_year',
    'report_year',
  ]);
});

test('dates are printed without leading zeros', () => {
  assert.equal(chineseDate('2022-01-05'), '2022年1月5日');
  assert.throws(() => chineseDate('2022年'), TypeError);
});
