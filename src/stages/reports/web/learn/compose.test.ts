import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { learnReport } from '#tools/learning/learn-report.ts';
import { proposeNames } from '#tools/learning/propose-names.ts';
import { compileReportText } from '#model/compile/report-text.ts';
import { aPack } from '../../../../../test/builders/the-pack.ts';
import { partsOf } from '../text/text-parts.ts';
import { composeText, type Decision, type Said, type Surroundings } from './compose.ts';
import type { Learned, OldNumber } from './learned.ts';
import { oldLines } from './old-lines.ts';

const pack = await aPack();
const current = partsOf(readFileSync('packs/principal-responsibility/reports/annual.md', 'utf8'));
const around: Surroundings = {
  current,
  words: { numbers: new Map(), names: new Map() },
  nouns: new Map(pack.indicators.map(({ id, noun }) => [id, noun])),
  declared: [],
};
const OLD = `中共某市委员会
关于2024年度工作情况的报告

省委：
2024年，全市坚持从严。现将情况报告如下。
一、履行责任
查处“四风”问题12起15人，其中党纪政务处分8人。今年植树300株，由甲|乙负责。
中共某市委员会
2025年1月20日`;

function learnedOf(text: string): Learned {
  const tokens = learnReport(text, pack);
  return {
    text,
    tokens: tokens.map((one) => ({ ...one, tied: [...one.tied] })),
    names: proposeNames(text, tokens, pack),
    literals: pack.literals,
    draft: { source: '', slots: 0, open: [] },
  };
}

const learned = learnedOf(OLD);
const lines = oldLines(learned, []);
const numbers = lines.flatMap(({ sentences }) => sentences.flatMap((one) => one.numbers));
const left = new Set(lines.filter(({ outer }) => outer).map(({ start }) => start));
const at = (text: string): OldNumber => numbers.find((one) => one.text === text) ?? assert.fail(text);
const saying = (said: readonly (readonly [string, Decision])[]): Said => ({
  numbers: new Map(said.map(([text, decision]) => [at(text).start, decision])),
  keptNames: new Set(),
  left,
});
const use = (text: string): readonly [string, Decision] => [
  text,
  { kind: 'use', indicator: at(text).proposed ?? assert.fail(text) },
];

test('of an old report every number is asked for, and what stands around its words is proposed to be left out', () => {
  assert.deepEqual(
    numbers.map(({ text, proposed }) => [text, proposed !== null]),
    [
      ['12起', true],
      ['15人', true],
      ['8人', true],
      ['300株', false],
    ],
  );
  assert.deepEqual(
    lines.filter(({ outer }) => outer).map(({ start, end }) => OLD.slice(start, end)),
    ['中共某市委员会', '关于2024年度工作情况的报告', '省委：', '中共某市委员会', '2025年1月20日'],
  );
});

test('what was accepted becomes a number of the city, what was answered for travels with its clause, the rest stays and is told', () => {
  const reason: Decision = { kind: 'literal', reason: '林业部门另报' };
  const made = composeText(
    OLD,
    lines,
    saying([use('12起'), use('15人'), use('8人'), ['300株', reason]]),
    around,
  );
  assert.match(
    made.text,
    /查处“四风”问题\[\[eight_rules_cases\]\]起\[\[eight_rules_people\]\]人，其中党纪政务处分\[\[eight_rules_sanctioned\]\]人。今年植树300株，/,
  );
  assert.match(made.text, /\n\{\{report_year\}\}年，全市坚持从严。/);
  assert.deepEqual(made.literals, [{ words: '今年植树300株', reason: '林业部门另报' }]);
  assert.deepEqual([made.used, made.mixed.length], [3, 0]);
  assert.equal(made.rewritten, 1, 'the | that a report cannot hold');
  const parts = partsOf(made.text);
  assert.deepEqual(
    [parts.title, parts.addressee, parts.signer, parts.closing],
    [current.title, current.addressee, current.signer, 0],
  );
  assert.doesNotMatch(parts.body, /\uE000|\uE001|2025年1月20日|省委：/);
  const judged = compileReportText(made.text, 'annual', {
    indicators: pack.indicators,
    parameters: new Map([...pack.parameters, ['report_year', '报告年度']]),
  });
  assert.deepEqual(judged.faults, []);
});

test('an answer holds for a whole clause: one number answered for beside one that is not is told', () => {
  const two = '一、履行责任\n全年植树300株和500盆。';
  const other = learnedOf(two);
  const itsLines = oldLines(other, []);
  const [first] = itsLines.flatMap(({ sentences }) => sentences.flatMap((one) => one.numbers));
  assert.ok(first);
  const said: Said = {
    numbers: new Map([[first.start, { kind: 'literal', reason: '林业部门另报' }]]),
    keptNames: new Set(),
    left: new Set(),
  };
  assert.deepEqual(composeText(two, itsLines, said, around).mixed, ['全年植树300株和500盆']);
});

test('nothing decided: the words of the old report, its numbers counted as skipped', () => {
  const made = composeText(OLD, lines, saying([]), around);
  assert.equal(made.used, 0);
  assert.equal(made.skipped, numbers.length);
  assert.match(made.text, /查处“四风”问题12起15人/);
});
