import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseReport } from './parse-report.ts';
import type { ReportTemplate } from './template.ts';
import { writeReport } from './write-report.ts';

const source = readFileSync(
  new URL('../../../packs/principal-responsibility/reports/annual.md', import.meta.url),
  'utf8',
);

/** A text without the lines on which its pieces stood. */
function withoutLines(text: ReportTemplate | null): unknown {
  return JSON.parse(JSON.stringify(text, (key, value: unknown) => (key === 'line' ? undefined : value)));
}

test('the text of the pack is written and read again as it was', () => {
  const { report } = parseReport(source, 'annual.md');
  assert.ok(report);
  const again = parseReport(writeReport(report), 'again.md');
  assert.deepEqual(again.faults, []);
  assert.deepEqual(withoutLines(again.report), withoutLines(report));
});

test('any text that can be read is written and read again as it was', () => {
  const words = fc.stringMatching(/^[一-龥，。；“”]{1,12}$/);
  const piece = fc.oneof(words, fc.constant('[[deeds]]件'), fc.constant('{{city_name}}市'));
  const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
  const paragraph = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
  const body = fc.array(paragraph, { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(body, fc.integer({ min: 0, max: 2 }), (paragraphs, closing) => {
      const [first = '', ...rest] = paragraphs;
      const front = `---\nreport: annual\ntitle: 关于{{city_name}}的|报告\naddressee: 省委：\nsigner: 市委\nsections: [1]\n${closing === 0 ? '' : `closing: ${closing}\n`}effective_from: 2021-01-01\n---\n`;
      const text = `${front}\n${first}\n\n## 一、标题\n\n${[...rest, '末段。'].join('\n\n')}\n`;
      const { report, faults } = parseReport(text, 'a.md');
      assert.deepEqual(faults, []);
      assert.ok(report);
      assert.deepEqual(withoutLines(parseReport(writeReport(report), 'b.md').report), withoutLines(report));
    }),
  );
});
