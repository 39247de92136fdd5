import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseReport } from '#model/report/parse-report.ts';
import { writeReport } from '#model/report/write-report.ts';
import { namingOf } from './named-text.ts';
import { partsOf, placeOf, textOf } from './text-parts.ts';

const { report } = parseReport(
  readFileSync(
    new URL('../../../../../packs/principal-responsibility/reports/annual.md', import.meta.url),
    'utf8',
  ),
  'annual.md',
);
assert.ok(report);
const text = writeReport(report);

test('a text taken apart and put together is the same', () => {
  assert.equal(textOf(partsOf(text)), text);
});

test('a new section needs no list: the headings are the list', () => {
  const parts = partsOf(text);
  const more = textOf({
    ...parts,
    body: parts.body.replace('## 七、', '## 七、新的\n\n有话。\n\n## 八、'),
  });
  const again = parseReport(more, 'more.md');
  assert.deepEqual(again.faults, []);
  assert.deepEqual(again.report?.sections, [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a fault is told at the line as the author counts it', () => {
  const parts = partsOf(text);
  const faulty = { ...parts, signer: '市委{{', body: `甲。\n乙[[x]次。` };
  const { faults } = parseReport(textOf(faulty), 'faulty.md');
  const places = faults.map(({ line }) => placeOf(faulty, line));
  assert.ok(places.includes('署名'), places.join());
  assert.ok(places.includes('正文第 2 行'), places.join());
});

test('an author reads names where the text keeps ids, and a name that two share stays an id', () => {
  const { toNames, toIds } = namingOf({
    indicators: [
      { id: 'a', title: '会议次数', noun: '次' },
      { id: 'b', title: '同名', noun: '次' },
      { id: 'c', title: '同名', noun: '次' },
    ],
    parameters: new Map([['city_name', '市名']]),
  });
  const kept = '{{city_name}}开会[[a]]次，[[b]]次，[[unknown]]次';
  assert.equal(toNames(kept), '{{市名}}开会[[会议次数]]次，[[b]]次，[[unknown]]次');
  assert.equal(toIds(toNames(kept)), kept);
});
